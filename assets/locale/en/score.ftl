# Scores in words.

zone-green = green
zone-yellow = yellow
zone-red = red

percent = { $number } %

verdict-final = { $score } ({ $band })
verdict-open-one = between { $low } and { $high } ({ $band })
verdict-open = between { $low } ({ $lowest }) and { $high } ({ $highest })
rounding = { $exact } rounded to { $rounded }
verdict-nothing = No item applies, so there is no score

follow-up-done = follow-up done
follow-up-open = follow-up not done
follow-up-unknown = follow-up not recorded
follow-up-sentence-done = The follow-up of oversight products is done
follow-up-sentence-open = The follow-up of oversight products is not done. What { $suffix } takes: { $condition }
follow-up-sentence-unknown = The follow-up of oversight products is not recorded. What { $suffix } takes: { $condition }

part-total = Score of the unit
part-unit = Service unit
part-expected = Respondent { $number } (not there yet)

missing-expected = { $code }, respondent { $number } (not there yet)

response-na = Not applicable: { $reason }
response-no = Not observed: { $reason }

reason-points = { $points } of { $most } points
reason-mean = { $points } of { $most }, the weighted mean of { $parts } parts that apply
reason-mean-equal = { $points } of { $most }, { $parts ->
    [1] the same as the one part that applies
   *[other] the mean of { $parts } parts that apply, weighted equally
}
reason-open = between { $low } and { $high } of { $most }, { $missing ->
        [one] one answer is
       *[other] { $missing } answers are
    } still missing
reason-absent = Does not apply at all, its weight goes to the other parts beside it
reason-unanswered = Not answered
reason-unrecognised = The instrument does not know this answer, so it counts as not answered
reason-reworded = The wording of the item has changed since it was answered, so the answer must be read again before it counts
reason-na-redistribute = Not applicable ({ $reason }), its weight goes to the other parts beside it
reason-na-full = Not applicable ({ $reason }), counted in full by the instrument's rule
reason-na-zero = Not applicable ({ $reason }), counted as nothing by the instrument's rule
reason-na-forbidden = Marked as not applicable ({ $reason }), which the instrument does not allow, so it counts as not answered
reason-no-incomplete = Not observed ({ $reason }), so it still has to be answered
reason-no-redistribute = Not observed ({ $reason }), its weight goes to the other parts beside it
reason-no-zero = Not observed ({ $reason }), counted as nothing by the instrument's rule
band-printed = { $band }, printed { $printed }
