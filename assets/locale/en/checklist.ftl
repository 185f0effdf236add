# Checklist and results.

## Names of steps, for the undo menu

step-answer = answer { $code }
step-clear = clear answer { $code }
step-note = note { $code }
step-confirm = confirm answer { $code }
step-add-subject = add { $subject }
step-rename-subject = rename { $subject }
step-remove-subject = remove { $subject }

## Checklist: frame

checklist-reading = Reading the answers of this unit…
checklist-search = Search items
checklist-search-nothing = No item contains these words. Try other words or the code of the item.
checklist-search-more = Only the first { $most }. Add words to narrow it down.
checklist-section = { $label }, { $answered } of { $expected } answered
checklist-section-unscored = { $label }, not scored
checklist-section-aside = { $label }, not scored, { $answered } of { $expected } filled in
checklist-section-problems = { $section }, { $problems } to check
checklist-interval = { $low } to { $high }
checklist-no-score = No score
checklist-next = Next
checklist-next-key = To the next missing answer (G)
checklist-missing = { $count ->
    [one] { $count } answer is missing, next { $next }
   *[other] { $count } answers are missing, next { $next }
}
checklist-complete = Everything that is scored has been answered

## Checklist: items

checklist-unscored = not scored
checklist-unscored-why = This item is only recorded and does not affect the score.
checklist-state-open = Not answered
checklist-state-answered = Answered
checklist-state-doubtful = To be checked
checklist-state-reworded = To be read again
checklist-state-reason = Waiting for the reason
checklist-not-applicable = Not applicable
checklist-not-observed = Not observed
checklist-clear = Clear answer
checklist-clear-key = Clear the answer and keep the note (Backspace)
checklist-note = Note
checklist-reason = Reason
checklist-reason-wanted = Write the reason. Until there is one this state is not stored and the earlier answer stands.
checklist-number = Number
checklist-date = Date
checklist-date-hint = dd-mm-yyyy
checklist-text = Answer
checklist-not-a-number = This is not a number, so it is not stored. Write for example 12 or 12.5.
checklist-not-a-date = This is not a date, so it is not stored. Write for example 31-12-2024.
checklist-too-low = This number lies below the lowest limit, so it is not stored. Write { $lowest } or more.
checklist-step = from { $from } { $points } points
checklist-ticks-none = None of them
checklist-item-changed = The wording of this item has changed since it was answered, so the answer does not count yet. Read it again: confirm the answer if it still holds; otherwise choose another.
checklist-confirm = Still right
checklist-unknown-answer = This instrument does not know the answer { $answer }, which counts as not answered. Choose one of the answers given.
checklist-na-forbidden = This instrument has no state "not applicable". Choose one of the answers, or mark it as not observed.
checklist-na-item = This item cannot be marked as not applicable. Choose one of the answers, or mark it as not observed.

## Checklist: subjects

checklist-add-subject = Add { $subject }
checklist-no-group = Nobody is asked in this section, so nobody can be added.
checklist-no-subject = No { $subject } yet. Press A to add the first.
checklist-subject-wanted = Add a { $subject } with the A key first, then fill in the answers.
checklist-rename-subject = Rename { $subject }
checklist-remove-subject = Remove { $subject }
checklist-subject-label = New name for { $subject }
checklist-label-empty = Fill in a name, not a person's name
checklist-label-taken = This name is taken
checklist-remove-question = { $subject } has { $answers ->
    [one] { $answers } entry
   *[other] { $answers } entries
}. Remove together with what was entered? This step can be undone.
checklist-remove-confirm = Remove with entries
checklist-remove-keep = Cancel
quota-awaits = { $quota }, depending on item { $item }, which has no answer yet

## Checklist: what helps now

checklist-help = Guidance
checklist-help-close = Close guidance
checklist-guidance = How to judge
checklist-evidence = Evidence expected
checklist-legal = Legal base
checklist-outlook = Unit score by the answer to this item
checklist-outlook-same = Whatever the answer, the unit score stays { $score } at the decimals published.
checklist-sources = Sources
checklist-source-text = Wording, { $firmness }
checklist-source-weight = Weight, { $firmness }
checklist-source-points = Points, { $firmness }
checklist-firm-documented = documented
checklist-firm-applied = applied by local governments
checklist-firm-press = press
checklist-firm-inferred = inferred
checklist-firm-assumed = assumed

## Results

results-reading = Reading the answers of its units…
results-no-units = This entity has no service units yet. Add them in the list of units.
results-note = Note on the instrument
results-example-why = The answers of this round were made up as an example and are not the result of an assessment
results-progress = Answers
results-checklist = Fill in the checklist
results-copy = Copy explanation
results-entity = Results of the entity
results-gap = { $gap } short of { $band }
results-gap-above = Slightly more than { $gap } short of { $band }
results-top = The highest band has been reached
results-rank = Rank { $rank } of { $of } in this round
results-rank-class = Rank { $rank } of { $of } entities of its kind
results-rank-province = Rank { $rank } of { $of } entities of its kind in its province
results-points = { $points } of { $most }
results-points-open = { $low } – { $high } of { $most }
results-loss = { $loss } lost
results-reasons = Reasons
results-by-cost = Most costly first
results-by-order = Order of the instrument
results-reasons-keys = Arrows open and close, Enter goes to the item
results-missing = Still missing
results-missing-count = { $code }, { $count } answers
results-missing-more = { $more ->
    [one] and { $more } more item
   *[other] and { $more } more items
}
results-by = Computed by { $title } ({ $id })
results-mean = { $units ->
    [one] The score of the one unit is { $exact }, before rounding.
   *[other] The mean of { $units } units of equal weight is { $exact }, computed from unit scores before rounding.
}
results-mean-open = { $open } of { $units } units are incomplete, so the score of the entity is still a range.
results-mean-absent = { $units ->
    [one] { $units } unit has no item that applies and does not count in the mean.
   *[other] { $units } units have no item that applies and do not count in the mean.
}
