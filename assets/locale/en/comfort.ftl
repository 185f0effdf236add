# The comfort of the window: size of text, contrast, the tour, what stands where nothing is yet.

comfort-command-contrast = High contrast
comfort-command-tour = Two-minute tour
comfort-size = Everything is now shown at { $percent }%
comfort-contrast-high = High contrast is on
comfort-contrast-usual = High contrast is off
comfort-copy-nothing = No answer differs there, so there is nothing to copy. Choose another unit or another person.
comfort-copy-unread = Choose first where to copy from; the button can be pressed once those answers have been read.
comfort-outline = Sections
comfort-outline-close = Close the list of sections
comfort-filters = Filters, { $on } on
comfort-more-filters = More filters ({ $on })
comfort-tour-what = Try what matters most on the sample, step by step
comfort-show-all-units = Show all units
comfort-rank-none = No entity has a final score yet. Complete the checklists of its units, and its rank appears here.
comfort-results-none = No answers yet. Press the button that opens the checklist, or Ctrl+2, to begin; the results appear here.
comfort-search-clear = Clear the search

## The two-minute tour (tour-)

tour-place = Two-minute tour, step { $at } of { $of }
tour-waiting = waiting for you to try it
tour-done = You have done it
tour-next = Next step
tour-pass-over = Skip
tour-finish = Finish
tour-back = Back
tour-leave = Leave
tour-offer = First time here? This short tour has you try everything on the sample, and then puts it back as it was.
tour-over = The tour is over. What you tried on the sample is as it was before.
tour-open = Choose a unit with the arrows, then press Enter to open its checklist. Ctrl+2 opens it too.
tour-answer = Press the digit of another choice, such as 2, to change the answer to this item. It is saved at once, so there is no save button.
tour-note = Press Enter to write a note, then write what you see. Esc brings you back to the item.
tour-reason = Press O if it could not be observed, or N if the item does not apply, then write why. Enter saves it.
tour-clear = Press Backspace on an answered item to take its answer back. Then go to another item with the down arrow.
tour-missing = Press G to go straight to the answer that is missing. The Next button at the foot of the screen does the same.
tour-filter = Press Alt+1 to show only items without an answer. Press it again to see all of them.
tour-score = Press Ctrl+3 to see the results of this unit. There you find its score, its zone, and the reason for every number.
tour-export = Press Ctrl+E to export the results, then Esc to close the question without writing anything. The results of a complete unit become a file that anybody can check.
