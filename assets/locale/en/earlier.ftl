# Last year beside this year: answers of an earlier round attached to a unit.

earlier-attached = The answers of { $title } ({ $year }) have been attached to { $count } units{ $replaced ->
    [0] {""}
   *[other] , in { $replaced } of them in place of what was attached before
}.
earlier-none = No unit is the same as one in { $title } ({ $year }), so nothing was attached. Units are matched by the code of their entity and their name.
earlier-unmatched = Not in the earlier round: { $unit }, { $entity }

## Steps, for the undo menu

step-attach = attach the answers of { $title } ({ $year })
step-take-earlier = take the answer of { $year } for { $code }
step-take-many = take { $count } answers of { $year }
step-detach = detach last year's answers from { $count } units

## What cannot be attached

failure-attaching = The answers of { $file } were not attached
why-same-round = that is the same round
remedy-same-round = choose a round of an earlier year
why-no-unit-matches = no unit in it is the same as one of this round
remedy-no-unit-matches = see that the code of the entity and the name of the unit are the same in both rounds, or choose another file

## In the window

command-attach = Attach last year's answers…
command-detach = Detach last year's answers…
earlier-files = Rounds and result files
earlier-work = Reading last year's answers
earlier-attach = Attach last year's answers
earlier-attach-ask = A round (.penilai) or a result file (.hasil) of an earlier year. What it holds is shown before anything changes.
earlier-attach-path = Location of the file
earlier-attach-read = Read
earlier-attach-of = { $title }, year { $year }
earlier-attach-matched = { $matched } of the { $all } units of this round were in it too.
earlier-attach-replacing = { $count } units have answers attached already; they are replaced.
earlier-attach-unmatched = Not in it ({ $count } units)
earlier-attach-what = No answer changes. The earlier answers only stand beside those of now.
earlier-attach-confirm = Attach
earlier-detach = Detach last year's answers?
earlier-detach-what = Last year's answers are detached from { $count } units. The answers of this year stay as they are.
earlier-detach-confirm = Detach
earlier-detach-none = This round has no answers of an earlier year attached.
earlier-detached = Last year's answers have been detached from { $count } units.

## Beside this year's answers

help-key-l = L
help-take-earlier = Take last year's answer over, for this item or those selected
earlier-head = Year { $year }
earlier-head-of = Year { $year }, { $subject }
earlier-line = { $year }: { $answer }
earlier-line-of = { $year }: { $answer } ({ $subject })
earlier-reading = Reading the instrument of { $year }…
earlier-unreadable = The instrument of { $year } cannot be read, so its items cannot be shown.
earlier-was-not = Not asked in { $year } yet.
earlier-unanswered = Not answered in { $year }.
earlier-unanswered-of = No answer of { $subject } in { $year }.
earlier-asked-otherwise = In { $year } this item was asked of others, so its answers cannot stand beside these.
earlier-only-note = Not answered, only a note.
earlier-no-ticks = none of them
earlier-note = Note: { $note }
earlier-same = The same question
earlier-changed = The question has changed since { $year }.
earlier-changed-before = The answer of { $year } was given to a still older wording, which has not been kept.
earlier-changed-order = Only the order of what can be answered has changed since { $year }.
earlier-options = What can be answered
earlier-option = { $text } ({ $points } points)
earlier-removed = [removed: { $text }]
earlier-added = [added: { $text }]
earlier-evidence = { $documents ->
    [0] { $photos ->
        [1] 1 photo in { $year }
       *[other] { $photos } photos in { $year }
    }
   *[other] { $photos ->
        [0] Documents in { $year }: { $documents }
       *[other] Photos and documents in { $year }: { $photos } and { $documents }
    }
}
earlier-evidence-where = The files are in the round file of { $year }.

## Taking an answer over

earlier-take = Take { $year } answer
earlier-take-none = This unit has no answers of last year. Attach them first, from the menu.
earlier-take-same = What stands here is the answer of { $year } already.
earlier-take-changed = The question has changed since { $year }. Press L once more to take its answer all the same.
earlier-take-over = There is an answer here. Press L once more to replace it with the answer of { $year }.
earlier-take-changed-over = The question has changed since { $year }, and there is an answer here. Press L once more to replace it with the answer of { $year }.
earlier-unfit-not-applicable = The answer of { $year } cannot be taken: this item must not be marked as not applicable any more.
earlier-unfit-reason = The answer of { $year } cannot be taken: its reason is not recorded.
earlier-unfit-choice = The answer of { $year } cannot be taken: there is no choice { $key } any more.
earlier-unfit-ticks = The answer of { $year } cannot be taken: something ticked is not there any more.
earlier-unfit-number = The answer of { $year } cannot be taken: its number is beyond what this item allows.
earlier-unfit-kind = The answer of { $year } cannot be taken: this item is answered in another way now.
earlier-taken-many = { $count } answers of { $year } taken{ $filled ->
    [0] {""}
   *[other] , { $filled } answered already
}{ $changed ->
    [0] {""}
   *[other] , { $changed } with a changed question
}{ $lacking ->
    [0] {""}
   *[other] , { $lacking } not there
}{ $unfit ->
    [0] {""}
   *[other] , { $unfit } that do not fit any more
}
