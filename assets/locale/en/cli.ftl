# What the command line says beside results.

cli-output-failed = The output cannot be written: { $detail }.
cli-check-sound = { $file }: instrument { $id } is sound, { $items } items scored, { $status } ({ $assumed } numbers assumed), { $cases } cases hold.
cli-items = { $count } items
cli-quota-binding = { $group }: at least { $quota }
cli-quota-reminding = { $group }: { $quota }, not binding
cli-weight = weight { $weight }
cli-unscored = not scored
cli-sample-written = The sample round is in { $file }. Its answers were constructed as an example and are no real result.
cli-new-written = An empty round with the instrument { $instrument } is in { $file }.
cli-imported = Imported: { $entities } entities, { $units } units, { $subjects } respondents, { $answers } answers, { $replaced } of them in place of other answers.
cli-nothing-imported = Nothing was imported. Correct the lines above and do it again.
cli-example = Example: its answers were constructed for demonstration and are no real result.
cli-empty-round = This round has no entities yet.
cli-missing = { $count } answers missing
cli-of = of { $most }
cli-provisional = Provisional: the instrument { $instrument } has { $assumed } assumed numbers.
cli-rank-class = { $class } { $rank }
cli-rank-within = { $class } { $rank }, in { $province } { $there }
cli-not-exported = { $unit } was not exported: { $count } answers are missing.
cli-verified = { $file }: sound. { $entity }, { $unit }, { $verdict }.
cli-no-window = { $sentence } Here is the score sheet of the sample round.
cli-no-units = has no units yet

# What an author should know of an instrument in which nothing is wrong.

concern-powerless = Item { $item } can never change the zone, whatever the others are answered.
concern-sum = The weights below { $node } sum to { $sum }, neither 1 nor 100. If that is meant, declare it with the key sum.
concern-sum-top = The weights at the top sum to { $sum }, neither 1 nor 100. If that is meant, declare it with the key sum.
concern-unreachable = No score can reach band { $band }.
concern-gap = No band is printed between { $above } and { $below }; scores there belong to band { $band }.
concern-no-quota = Group { $group } asks for no subject at all.
concern-largest = Largest item { $item }: { $points } of { $maximum } points.

# How firm a source is.

firmness-documented = documented
firmness-applied = from software in use
firmness-press = press
firmness-inferred = inferred
firmness-assumed = assumed
cli-sources = { $count } sources: { $parts }
cli-based-on = A variant of { $id }.
concern-powerless-more = Nor can { $count } other items.
cli-check-more = There are { $count } more problems; mend those above first, then check again.
