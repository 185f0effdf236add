# Looking back: what became of an answer, what has changed since a moment, what may be worth another look.

## Moments

moment-today = today { $time }
moment-yesterday = yesterday { $time }
moment-day = { $date } { $time }

## Steps, commands and keys

step-restore = restore entry { $code } of { $when }
command-history = History of the entry…
command-filter-since = Filter: changed since…
command-oddities = What may be worth another look…
help-key-y = Y
help-history = History of the entry

## What became of an answer

history-title = History of the entry
history-head = History
history-line = { $who }, { $when }: { $said }
history-open-all = History of the entry…
history-all = All { $group }
history-reading = Reading the history…
history-empty = Nothing has been entered here yet.
history-count = { $count ->
    [1] 1 step
   *[other] { $count } steps
}
history-count-more = { $count } steps, and earlier ones
history-now = now
history-restore = Go back to this (Enter)
history-note = Note: { $note }
history-gone = somebody removed since
history-no-step = taken from a file, or from an earlier version
history-taken-back = undone: { $step }
history-done-again = done again: { $step }
history-only-note = Not answered, only a note
history-open = Not answered
history-not-applicable = not applicable
history-not-observed = not observed
history-flagged = Flagged to come back to
history-unflagged = Flag removed
history-evidence-added = Evidence added: { $name }
history-evidence-linked = Evidence linked: { $name }
history-evidence-unlinked = Evidence taken off this item: { $name }
history-evidence-covered = Part of the evidence covered: { $name }
history-evidence-changed = Caption of evidence changed: { $name }
history-evidence-removed = Evidence removed: { $name }
history-reworded-short = other wording
history-reworded = The item had another wording then, that of { $instrument }. Once restored, the answer must be read again before it counts.
history-reworded-unknown = The item had another wording then, which this file no longer has. Once restored, the answer must be read again before it counts.
history-stands = The entry is like this already. Choose another state from the list.
history-told-only = This step is only told of. What can be restored are answers and their notes.
history-subject-gone = Whoever or whatever was asked has been removed. Undo the removal first with Ctrl+Z.

## What has changed since a moment

since-filter = Changed since…
since-filter-today = Changed since today
since-filter-visit = Changed since the visit { $when }
since-filter-opened = Changed since opened { $when }
since-filter-day = Changed since { $date }
since-title = Changed since when
since-what = Show items whose answer or note is now different from what it was then.
since-today = Today
since-visit = The last visit began, { $when }
since-visit-none = The visit began (there has been none)
since-opened = This round was opened, { $when }
since-day = This date
since-day-field = Date
since-day-how = For example 31-12-2024.
since-day-wrong = Enter a date in the past or today, for example 31-12-2024.
since-confirm = Filter

## What may be worth another look

oddity-line = Perhaps worth another look: { $count }
oddity-line-what = Only to help; it holds nothing up. Open it to see which.
oddity-title = Perhaps worth another look
oddity-none = Nothing stands out in this unit.
oddity-alike = The answers of { $subjects } { $group } are exactly the same on { $items } items. If that is how it is, all is well. If they were copied, ask again.
oddity-hasty = { $count } answers were given within { $span }, beginning { $when }. If you were entering your notes, all is well. If not, read the statements once more.
oddity-same-note = The note “{ $note }” stands at { $items ->
    [1] 1 item
   *[other] { $items } items
}{ $units ->
    [1] {""}
   *[other] , and in { $units } units
}. Check whether it fits in each place.
oddity-span = { $minutes ->
    [0] { $seconds } seconds
   *[other] { $minutes } min { $seconds } s
}
oddity-seen = I have seen this
oddity-more = and { $more } more
oddity-convention = These thresholds are a convention of Penilai itself and come from no regulation. They change no score, are not stored and are not exported.
