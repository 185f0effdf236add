# Interviews: who was asked, when, with whose consent; one person at a time; entry from paper.

## Steps and commands

step-interview = change the interview of { $subject }
step-typed = type { $code } for { $subject }
step-typed-clear = clear { $code } for { $subject }
command-interview = Interview…
command-one-person = One-person sheet
command-type-from-paper = Type from paper

## The dialog

interview-open = Interview…
interview-title = Interview of { $subject }
interview-role = Role, such as counter officer or applicant for an ID card
interview-role-choose = Role { $role }
interview-consent = Consent
interview-given = agreed
interview-refused = did not agree
interview-no-consent = consent not recorded
interview-consent-why = Answers can be given whatever the consent.
interview-from = Start
interview-to = End
interview-not-a-time = This is no time. Write hours and minutes, such as 09:05.
interview-to-early = The end is earlier than the start. Correct one of them.
interview-from-missing = There is an end but no start. Write the start too.
interview-person-why = Name and contact are kept apart from the answers. They are never exported and are not part of the history.
interview-name = Name
interview-contact = Contact
interview-nobody = No respondent is selected. Open an item that is asked of respondents, and add one with A if there is none.

## One person

interview-one-person = One-person sheet for { $subject }
interview-not-begun = not begun
interview-running = running { $time }
interview-since = begun { $from }, not ended
interview-over = { $from } to { $to }
interview-ended = ended { $to }
interview-all-answered = All items have been answered for { $subject }. Press A for the next respondent.

## Typing from paper

entry-title = Type from paper: { $group }
entry-done = { $group } complete
entry-new = { $subject } (new)
entry-open = empty
entry-keys = Digits fill and move on. Space skips, Backspace goes back and clears, N and O ask for a reason. Every cell is saved at once.
entry-range = { $from } to { $to }
entry-no-choice = { $key } is no choice of this item. The choices are { $choices }.
entry-no-group = This instrument has no group of respondents, so there is nothing to type row by row. Use the ordinary sheet.
entry-no-item = The items of { $group } cannot be answered with one digit. Use the ordinary sheet.
entry-skipped = Not typed here, because one digit does not answer them: { $codes }. Use the ordinary sheet.
entry-why-not-applicable = Why { $code } does not apply to { $subject }
entry-why-not-observed = Why { $code } was not observed for { $subject }

## The second reading

entry-check = Second reading
entry-check-why = Type the same paper once more. Every cell that differs is pointed out; nothing changes before you press Enter.
entry-nothing-to-check = There is nothing to read a second time yet. Type at least one respondent first.
entry-differs = { $cell } differs: stored { $first }, now { $second }. Press Enter in that cell to use what was typed now, or type it again.
entry-no-difference = No cell differs so far.
entry-second = Second reading: { $read } of { $all } cells read, { $differing } differ. G goes to the next difference, F4 back to typing.

## The key map

help-entry = While typing from paper
help-key-space-minus = Space, -
help-key-f4 = F4
help-entry-digit = Fill the cell and move on; at the end of a row to the next respondent
help-entry-space = Leave it empty and move on
help-entry-backspace = Go back and clear
help-entry-move = Move between cells
help-entry-enter = To the next row; in the second reading, use what was typed now
help-entry-absent = Mark as not applicable or not observed
help-entry-check = Second reading: type the same paper once more
help-entry-difference = To the next difference, in the second reading
help-entry-leave = Back to the list
