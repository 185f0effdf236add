# Last year beside this year: answers of an earlier round attached to a unit.

earlier-attached = The answers of { $title } ({ $year }) have been attached to { $count } units{ $replaced ->
    [0] {""}
   *[other] , in { $replaced } of them in place of what was attached before
}.
earlier-none = No unit is the same as one in { $title } ({ $year }), so nothing was attached. Units are matched by the code of their entity and their name.
earlier-unmatched = Not in the earlier round: { $unit }, { $entity }
failure-attaching = The answers of { $file } were not attached
why-same-round = that is the same round
remedy-same-round = choose a round of an earlier year
