# Evidence: photos and documents beside an item, and why a file is not taken (evidence-).

failure-evidence = { $file } was not taken
why-evidence-empty = the file is empty
why-evidence-unknown = it is neither a JPEG, PNG or WebP photo nor a PDF
remedy-evidence-unknown = save it as a JPEG photo or as a PDF, then take it again
why-evidence-video = it is a video
remedy-evidence-video = make a screenshot of the part that proves it, then take that
why-evidence-heic = it is a HEIC photo, which not every computer can open
remedy-evidence-heic = on an iPhone choose Settings, Camera, Formats, Most Compatible, or send the photo as JPEG
why-evidence-large = it is larger than { $most } MB
remedy-evidence-large-pdf = shrink or split the PDF, or take just the page that proves it
why-evidence-pixels = the photo is too large ({ $width } × { $height } pixels)
remedy-evidence-pixels = choose a smaller resolution in the camera, or shrink the photo; 12 megapixels are more than enough
why-evidence-incomplete = its end is missing
why-evidence-damaged = its content is damaged ({ $detail })
remedy-evidence-copy = copy the file from the phone or camera once more, then take it again
why-evidence-active = the PDF can start something or carries other files (/{ $name })
remedy-evidence-print = open the PDF and print it to a new PDF, then take the new one
why-evidence-locked = the PDF is locked with a password
remedy-evidence-locked = ask for a PDF without a password, or print it to a new PDF, then take the new one
why-evidence-obscure = the inside of the PDF cannot be checked
failure-evidence-nowhere = No evidence was taken
why-evidence-nowhere = no item has been chosen
remedy-evidence-nowhere = open the checklist of a unit and choose the item, then drop, paste or choose the file again

command-add-evidence = Add evidence…
command-watch-folder = Watch a folder of photos…

evidence-work = Preparing evidence
evidence-drop = Let go to add evidence
evidence-pasted = Pasted image
evidence-add = Evidence…
evidence-ask = Add evidence
evidence-ask-what = Choose photos or PDFs for item { $item }. Files can also be dropped onto this window, and an image pasted with Ctrl+V. Photos are made smaller, and the place that a camera wrote into them is not kept.
evidence-path = Path of the file
evidence-confirm = Take
evidence-files = Photos and PDFs
evidence-watch = Watch a folder of photos
evidence-watch-what = A new photo in this folder becomes evidence of the item in focus at once. Photos that are there already are left alone.
evidence-watch-path = Folder into which the phone's photos are copied
evidence-watch-confirm = Watch
evidence-watch-begun = { $folder } is being watched. New photos there become evidence of the item in focus.
evidence-watch-stop = Stop watching
evidence-watch-over = { $folder } is no longer watched.
evidence-watching = New photos in { $folder } go to the item in focus

step-evidence = { $count ->
    [1] add one piece of evidence to { $item }
   *[other] add { $count } pieces of evidence to { $item }
}
step-evidence-removed = remove evidence { $name }
step-evidence-linked = tie evidence to { $item }
step-evidence-unlinked = untie evidence from { $item }
step-caption = change the caption of { $name }

evidence-title = Evidence for { $item }, { $at } of { $of }
evidence-photo = Photo { $name }
evidence-document = Document { $name }
evidence-place = evidence { $at } of { $of } for { $item }
evidence-coming = Opening the photo
evidence-missing = The file is not in this round
evidence-broken = The file cannot be opened
evidence-pdf-shown = A PDF document, kept as it is
evidence-previous = Evidence before
evidence-next = Next evidence
evidence-closer = Look closer
evidence-farther = Step back
evidence-whole = Show the whole photo
evidence-caption = Caption
evidence-taken = Taken { $time } by the camera's clock
evidence-taken-unknown = When it was taken is not recorded
evidence-size = { $width } × { $height } pixels, { $kib } KB
evidence-bytes = { $kib } KB
evidence-file = File { $name }
evidence-is-covered = Masked. A part of this photo has been covered for good.
evidence-is-covered-short = masked
evidence-alike = Looks like a photo at { $unit }
evidence-items = Proves
evidence-link = Tie to another item
evidence-link-none = No other item has that code or word
evidence-unlink = Untie from { $item }
evidence-remove = Remove evidence

evidence-cover = Mask a part…
evidence-cover-title = Mask a part of the photo
evidence-cover-warning = What is covered is removed from this copy for good and cannot be undone. The photo on the phone does not change.
evidence-cover-box = Box
evidence-cover-brush = Brush
evidence-cover-keys = Drag over the photo. By keyboard, arrows move the frame, Shift and arrows change its size, Enter covers what is in it, Backspace takes the last part back.
evidence-cover-parts = { $parts ->
    [0] No part chosen yet
    [1] One part chosen
   *[other] { $parts } parts chosen
}
evidence-cover-back = Take the last part back
evidence-cover-frame = Cover what is in the frame
evidence-cover-work = Masking the photo
evidence-cover-confirm = Cover for good
evidence-covered = The photo is masked. What was covered is no longer in this round.
failure-cover = The photo has not been masked
why-evidence-missing = its file is not in this round
remedy-evidence-missing = take the photo from the phone or camera again

help-key-p = P
help-key-v = V
help-evidence = Add evidence
help-evidence-shown = Look at the evidence of an item

evidence-save = Save a copy…
evidence-save-path = Save the copy as
evidence-save-confirm = Save
evidence-saved = A copy was saved: { $file }
failure-evidence-save = The copy was not saved
