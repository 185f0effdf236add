# Visits: what is still lacking, visit times, interviews, entry from paper, gentle notices.

## What is lacking

lacking-answers = { $count ->
    [one] { $count } answer
   *[other] { $count } answers
}
lacking-subjects = { $count } { $group }
lacking-findings = { $count ->
    [one] { $count } finding
   *[other] { $count } findings
}
lacking-evidence = { $count ->
    [one] evidence for { $count } item
   *[other] evidence for { $count } items
}
board-name = Completeness of the visit
board-evidence = Evidence { $given }/{ $wanted }
board-met = { $quota }, met
board-unmet = { $quota }, not met yet
board-lacking = Still lacking: { $what }
board-complete = You may leave the place
board-first = To the first thing lacking
board-evidence-wanted = This item asks for evidence. Add its photo or document before you leave the place.

## Visits

step-begin-visit = begin the visit
step-end-visit = end the visit
command-begin-visit = Begin the visit
command-end-visit = End the visit
visit-since = { $number ->
    [1] Visit since { $time }
   *[other] Visit { $number } since { $time }
}
visit-over = { $count ->
    [1] Visit of { $hours } h { $minutes } min
   *[other] { $count } visits, { $hours } h { $minutes } min
}
visit-already = A visit to this unit has begun already. End it before you begin another.
visit-none = No visit to this unit is going on. Begin one first.
visit-leave = End the visit?
visit-leave-why = Something is still lacking at { $unit }. It is hard to complete once you have left the place.
visit-stay = Go on with the visit
visit-leave-anyway = End it anyway
