# Conditions and constraints: when an item is asked, and what answers must agree with each other.

## In words

condition-side = { $measure ->
    [points] the points of { $item }
    [ticks] the number of ticks at { $item }
   *[answer] the answer to { $item }
}
condition-equal = { $side } is { $value }
condition-differs = { $side } is not { $value }
condition-below = { $side } is { $sort ->
    [date] before
   *[amount] less than
} { $value }
condition-at-most = { $side } is { $sort ->
    [date] no later than
   *[amount] at most
} { $value }
condition-above = { $side } is { $sort ->
    [date] after
   *[amount] more than
} { $value }
condition-at-least = { $side } is { $sort ->
    [date] no earlier than
   *[amount] at least
} { $value }
condition-has = { $item } has { $value }
condition-lacks = { $item } lacks { $value }

reason-irrelevant = Not asked, because this condition is not met: { $condition }
reason-undecided = Waits for the answer to { $missing }, which decides whether this is asked

cli-relevant-if = asked if { $conditions }

## Findings

finding-hard = Must be corrected
finding-soft = Needs a reason
finding-explained = Has its reason
finding-line = { $word }: { $text } (constraint { $code }, item { $place })

why-finding = constraint { $code } at item { $item } is violated
remedy-finding-hard = open the unit in the checklist and correct the answer to that item
remedy-finding-soft = correct the answer, or write the reason into the note of that item
remedy-finding-resend = do not use this file; ask the sender to correct the answers or to write the reason, and to export again

## Checklist and results

checklist-state-irrelevant = Not asked
checklist-kept-answer = The stored answer, which does not count: { $answer }
checklist-kept-note = The stored note: { $note }
checklist-go-there = Go to { $place }
checklist-write-reason = Write a reason
checklist-finding-subject = { $subject }: { $text }
checklist-finding-more = and { $more } more
checklist-findings = { $count ->
    [one] One constraint needs attention
   *[other] { $count } constraints need attention
}
checklist-findings-key = To the next constraint that needs attention
checklist-deciding-why = This item is not scored, but its answer decides which items are asked.
checklist-not-asked-now = This item is not asked, so it cannot be answered now.
units-state-findings = Needs attention
results-findings = Constraints

## Problems of instrument files

problem-conditions-many = "{ $key }" has more than { $most } conditions.
    .hint = Write fewer; real items rarely need more than three.
problem-constraints-many = The instrument has more than { $most } constraints.
    .hint = Write fewer [[constraint]] sections.
    .cell-hint = Use fewer rows on the sheet Ketentuan.
problem-condition-form = The condition "{ $condition }" cannot be read.
    .hint = Write the code of an item, a sign and a value with spaces between them, such as "A.1 >= 2". The signs are = != < <= > >= has lacks.
problem-condition-item = The condition "{ $condition }" speaks of the item "{ $code }", which does not exist.
    .hint = Check the code. The answer of another item as a value stands in brackets, such as [A.1].
problem-condition-below = The condition "{ $condition }" speaks of the item "{ $code }", which does not stand above this one.
    .hint = Move that item up: a condition may only look at items that are asked before.
problem-condition-once = The condition "{ $condition }" looks at the item "{ $code }", which is asked of every subject, while this one is asked once per unit.
    .hint = Use an item that is asked once per unit, or give this item the same group.
problem-condition-groups = The condition "{ $condition }" looks at the item "{ $code }" of another group.
    .hint = Within one item or constraint, use the items of one group only, and those asked once per unit.
problem-condition-pair = The condition "{ $condition }" compares "{ $code }" with an item whose answers are of another kind.
    .hint = Compare numbers with numbers, choices with choices, dates with dates. Points and numbers of ticks can be compared by < <= > >= only.
problem-condition-comparison = The sign { $sign } in the condition "{ $condition }" does not fit the kind of the item "{ $code }".
    .hint = Use has or lacks for the key of a tick, = or != for the key of a choice, a number or a date. Text items cannot be used.
problem-condition-key = The condition "{ $condition }": the item "{ $code }" has no key "{ $value }".
    .hint = Use one of these keys: { $known }.
problem-condition-number = The condition "{ $condition }" compares "{ $code }" with something that is no number.
    .hint = Write a plain decimal, such as 2 or 4.5. Of a choice it is the points that are compared, of a tick list how many there are.
problem-condition-date = The condition "{ $condition }" compares the date "{ $code }" with something that is no date.
    .hint = Write dates as year-month-day, such as 2024-12-31.
