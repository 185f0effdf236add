# Revisions of an instrument: what differs, what a move makes of the answers (preview-, move-, score-as, diff-, revision-).

preview-carried = { $answers ->
    [1] 1 entry still holds.
   *[other] { $answers } entries still hold.
}
preview-reread = { $answers ->
    [1] 1 entry
   *[other] { $answers } entries
} of { $items ->
    [1] 1 item
   *[other] { $items } items
} must be read again because the wording has changed. What was answered is kept and counts once it is confirmed.
preview-homeless = { $answers ->
    [1] 1 entry
   *[other] { $answers } entries
} of { $items ->
    [1] 1 item
   *[other] { $items } items
} without a place any more. What was answered is kept but does not count.
preview-new = { $items ->
    [1] 1 new item is
   *[other] { $items } new items are
} not answered yet.

move-title = { $title }: { $from } -> { $to }
move-same = { $title } uses { $to } already. Nothing was changed.
move-done = { $title } uses { $to } now. No entry was deleted.
move-not-done = Nothing has been changed yet. Add --apply to change the instrument.
score-as = Scored by { $to }, although answered by { $from }. The round itself stays as it is.

revision-title = Change the instrument's revision
revision-now = This round uses { $title } ({ $name }). Choose another. No entry is deleted, and the change can be undone.
revision-instruments = Instruments to choose from
revision-name = { $id }, revision { $revision }
revision-none = There is no other instrument to choose.
revision-unchosen = Choose an instrument
revision-choose = Choose an instrument first
revision-reading = Reading the entries of { $done } of { $all } units…
revision-items = Items concerned
revision-reread = read again
revision-homeless = no place
revision-new = new
revision-confirm = Change instrument
revision-step = change the instrument to { $instrument }
revision-done = The instrument of this round is { $instrument } now

diff-none = No differences.
diff-english = { $field } (English)
diff-part-instrument = instrument
diff-part-score = scale
diff-part-rules = rules
diff-part-distinction = added label
diff-part-source = source
diff-part-band = band
diff-part-group = group
diff-part-node = part
diff-part-item = item
diff-field-id = short name
diff-field-revision = revision
diff-field-title = title
diff-field-issuer = issuer
diff-field-legal = legal base
diff-field-levels = names of levels
diff-field-note = note
diff-field-item-name = name of items
diff-field-maximum = highest score
diff-field-digits = decimals
diff-field-parts = scale of parts
diff-field-source = source
diff-field-not-applicable = not applicable
diff-field-not-observed = not observed
diff-field-suffix = words added
diff-field-condition = condition
diff-field-firmness = firmness
diff-field-text = wording
diff-field-from = lower edge
diff-field-edge = kind of lower edge
diff-field-zone = zone
diff-field-label = name
diff-field-subject = name of one
diff-field-quota = quota
diff-field-binding = quota binds
diff-field-guidance = how to judge
diff-field-parent = parent
diff-field-weight = weight
diff-field-weight-source = source of the weight
diff-field-points-source = source of the points
diff-field-node = part
diff-field-group = group
diff-field-scored = scored
diff-field-evidence = proof
diff-field-kind = kind of answer
diff-field-unit = unit
diff-field-step = thresholds and points
diff-field-points = points of choice
diff-field-choice = wording of choice
diff-field-tick = wording of tick
diff-part-constraint = constraint
diff-field-sum = declared sum of weights
diff-field-units = how units aggregate
diff-field-units-group = group that weighs units
diff-field-to = printed upper limit
diff-field-printed = printed name
diff-field-population = population item
diff-field-sample = sampling table
diff-field-relevant-if = asked only if
diff-field-when = when
diff-field-must = must
diff-field-severity = severity
