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
