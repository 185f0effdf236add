# Last year beside this year: answers of an earlier round attached to a unit.

earlier-attached = The answers of { $title } ({ $year }) have been attached to { $count } units{ $replaced ->
    [0] {""}
   *[other] , in { $replaced } of them in place of what was attached before
}.
earlier-none = No unit is the same as one in { $title } ({ $year }), so nothing was attached. Units are matched by the code of their entity and their name.
earlier-unmatched = Not in the earlier round: { $unit }, { $entity }

## Steps, for the undo menu

step-attach = attach the answers of { $title } ({ $year })
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
