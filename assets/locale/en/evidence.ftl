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
