# Answering: filters, search, reasons, one item at a time, selections, copied answers.

## Steps, for the undo menu

step-answer-many = { $count } answers at once
step-flag = flag { $codes }
step-unflag = take the flag from { $codes }
step-copy-answers = copy { $count } answers from { $source }

## Commands and keys

command-group-answering = Answering
command-one-at-a-time = One item at a time
command-copy-answers = Copy answers…
command-filter-none = Show all items
command-filter-unanswered = Filter: not answered
command-filter-not-applicable = Filter: not applicable
command-filter-noted = Filter: with a note
command-filter-zero = Filter: zero points
command-filter-look = Filter: needs another look
command-filter-flagged = Filter: flagged
command-filter-evidence = Filter: with evidence
command-filter-changed = Filter: changed since the earlier round
help-key-f = F
help-flag = Flag an item to come back to, or take the flag away
help-key-f3 = F3
help-key-shift-f3 = Shift+F3
help-key-shift-up = Shift+Up
help-key-shift-down = Shift+Down
help-key-ctrl-a = Ctrl+A
help-found = Go to the next or previous place found
help-select = Select several items; Shift+J, Shift+K and Shift+click too
help-select-section = Select all items shown in this section
help-answer-many = Answer all selected items; N, O and Backspace too
help-reason = Choose a reason, while its field is still empty
help-space = Choose the answer that has the focus
help-key-space = Space

## Filters

answering-filters = Filter
answering-filter = { $filter }, { $count ->
    [one] { $count } item
   *[other] { $count } items
}
answering-filter-unanswered = Not answered
answering-filter-not-applicable = Not applicable
answering-filter-noted = With a note
answering-filter-zero = Zero points
answering-filter-look = Needs another look
answering-filter-flagged = Flagged
answering-filter-evidence = With evidence
answering-filter-changed = Changed
answering-shown-all = All { $all } items
answering-shown = { $shown } of { $all } items
answering-show-all = Show all
answering-nothing = No item fits these filters
answering-nothing-advice = Turn off one of the filters above, or show all items with Alt+0.

## Flags

answering-is-flagged = Flagged
answering-flag = Flag { $code }
answering-unflag = Take the flag from { $code }
answering-flagged = { $count ->
    [one] { $count } item flagged
   *[other] { $count } items flagged
}
answering-unflagged = { $count ->
    [one] Flag taken from { $count } item
   *[other] Flags taken from { $count } items
}
answering-section-flags = { $section }, { $flags } flagged

## Search

answering-found = { $place } of { $found } found; F3 to the next

## Reasons

answering-reason-how = Press the digit, or write another reason.
answering-na-none = This unit does not offer the service
answering-na-authority = Outside the authority of this unit
answering-na-elsewhere = Handled by another unit of the same body
answering-na-online = The service is offered online only
answering-na-case = No application in the period assessed
answering-no-officer = The officer in charge was not there
answering-no-document = The document could not be shown during the visit
answering-no-hours = The visit was outside service hours
answering-no-room = The room could not be entered
answering-no-system = System or network was down
answering-no-consent = The respondent did not want to answer

## One item at a time

answering-place = { $place } of { $of }
answering-list = Back to the list

## Selections

answering-selected = { $count ->
    [one] { $count } item selected; Esc drops it
   *[other] { $count } items selected; Esc drops them
}
answering-is-selected = Selected
answering-changed = { $count ->
    [one] { $count } item answered
   *[other] { $count } items answered
}{ $unfit ->
    [0] {""}
   *[other] , the answer does not fit { $unfit }
}
answering-cleared = { $count ->
    [one] { $count } answer cleared
   *[other] { $count } answers cleared
}{ $unfit ->
    [0] {""}
   *[other] , { $unfit } are not asked
}
answering-many-not-applicable = { $count ->
    [one] Why this item does not apply
   *[other] Why these { $count } items do not apply
}
answering-many-not-observed = { $count ->
    [one] Why this item was not observed
   *[other] Why these { $count } items were not observed
}
answering-many-confirm = Mark all of them

## Copied answers

copying-title = Copy answers
copying-to-subject = For { $subject } in { $unit }
copying-to-unit = For { $unit }, the items asked once
copying-from = Copy from
copying-search-unit = Search units
copying-no-unit = This round has no other unit yet. Add the unit whose answers are to be copied first.
copying-no-subject = This unit has nobody else of the same group. Choose another unit.
copying-reading = Reading the answers of that unit…
copying-preview = { $empty ->
    [one] { $empty } item that is still empty will be filled.
   *[other] { $empty } items that are still empty will be filled.
} { $taken ->
    [one] { $taken } item has another answer already and keeps it unless ticked.
   *[other] { $taken } items have another answer already and keep it unless ticked.
} { $same } are the same already{ $doubtful ->
    [0] {""}
   *[other] , { $doubtful } are not copied because they need another look there
}.
copying-all = Tick all
copying-none = Untick all
copying-notes = Copy notes too, where there is none here
copying-item = Item
copying-statement = Statement
copying-now = Now
copying-then = Becomes
copying-row = { $code }, now { $before }, becomes { $after }
copying-choose = Tick at least one item.
copying-confirm = { $count ->
    [one] Copy { $count } answer
   *[other] Copy { $count } answers
}
