# Last year beside this year: answers of an earlier round attached to a unit.

earlier-attached = Isian { $title } ({ $year }) telah dilampirkan pada { $count } unit{ $replaced ->
    [0] {""}
   *[other] , { $replaced } di antaranya menggantikan lampiran sebelumnya
}.
earlier-none = Tidak ada unit yang sama dengan unit di { $title } ({ $year }), jadi tidak ada yang dilampirkan. Unit dicocokkan menurut kode instansi dan nama unit.
earlier-unmatched = Tidak ada di penilaian yang lama: { $unit }, { $entity }

## Steps, for the undo menu

step-attach = lampirkan isian { $title } ({ $year })
step-take-earlier = ambil jawaban { $year } untuk { $code }
step-take-many = ambil { $count } jawaban { $year }
step-detach = lepaskan isian tahun lalu dari { $count } unit

## What cannot be attached

failure-attaching = Isian { $file } tidak dilampirkan
why-same-round = itu penilaian yang sama
remedy-same-round = pilih penilaian dari tahun sebelumnya
why-no-unit-matches = tidak ada unit di dalamnya yang sama dengan unit penilaian ini
remedy-no-unit-matches = pastikan kode instansi dan nama unit sama di kedua penilaian, atau pilih berkas lain

## In the window

command-attach = Lampirkan isian tahun lalu…
command-detach = Lepaskan isian tahun lalu…
earlier-files = Penilaian dan berkas hasil
earlier-work = Membaca isian tahun lalu
earlier-attach = Lampirkan isian tahun lalu
earlier-attach-ask = Berkas penilaian (.penilai) atau berkas hasil (.hasil) dari tahun sebelumnya. Sebelum ada yang berubah, isinya diperlihatkan.
earlier-attach-path = Lokasi berkas
earlier-attach-read = Baca
earlier-attach-of = { $title }, tahun { $year }
earlier-attach-matched = { $matched } dari { $all } unit penilaian ini juga ada di sana.
earlier-attach-replacing = Pada { $count } unit sudah ada isian yang dilampirkan; isian itu digantikan.
earlier-attach-unmatched = Tidak ada di sana ({ $count } unit)
earlier-attach-what = Tidak ada jawaban yang berubah. Isian lama hanya tampil di samping isian sekarang.
earlier-attach-confirm = Lampirkan
earlier-detach = Lepaskan isian tahun lalu?
earlier-detach-what = Isian tahun lalu dilepaskan dari { $count } unit. Jawaban tahun ini tidak berubah.
earlier-detach-confirm = Lepaskan
earlier-detach-none = Tidak ada isian tahun lalu yang dilampirkan pada penilaian ini.
earlier-detached = Isian tahun lalu telah dilepaskan dari { $count } unit.

## Beside this year's answers

help-key-l = L
help-take-earlier = Ambil jawaban tahun lalu untuk butir ini atau butir yang dipilih
earlier-head = Tahun { $year }
earlier-head-of = Tahun { $year }, { $subject }
earlier-line = { $year }: { $answer }
earlier-line-of = { $year }: { $answer } ({ $subject })
earlier-reading = Membaca instrumen tahun { $year }…
earlier-unreadable = Instrumen tahun { $year } tidak dapat dibaca, jadi bunyi butirnya tidak dapat diperlihatkan.
earlier-was-not = Belum ada pada { $year }.
earlier-unanswered = Tidak dijawab pada { $year }.
earlier-unanswered-of = Tidak ada jawaban { $subject } pada { $year }.
earlier-asked-otherwise = Pada { $year } butir ini ditanyakan kepada pihak lain, jadi jawabannya tidak dapat disandingkan.
earlier-only-note = Belum dijawab, hanya ada catatan.
earlier-no-ticks = tidak satu pun
earlier-note = Catatan: { $note }
earlier-same = Pertanyaan sama
earlier-changed = Pertanyaan berubah sejak { $year }.
earlier-changed-before = Jawaban { $year } diberikan pada bunyi yang lebih lama lagi. Bunyi itu tidak tersimpan.
earlier-changed-order = Hanya urutan pilihan jawabannya yang berubah sejak { $year }.
earlier-options = Pilihan jawaban
earlier-option = { $text } ({ $points } poin)
earlier-removed = [dihapus: { $text }]
earlier-added = [ditambah: { $text }]
earlier-evidence = { $documents ->
    [0] { $photos } foto pada { $year }
   *[other] { $photos ->
        [0] { $documents } dokumen pada { $year }
       *[other] { $photos } foto dan { $documents } dokumen pada { $year }
    }
}
earlier-evidence-where = Berkasnya ada di berkas penilaian { $year }.

## Taking an answer over

earlier-take = Ambil jawaban { $year }
earlier-take-none = Belum ada isian tahun lalu pada unit ini. Lampirkan dulu lewat menu.
earlier-take-same = Isian di sini sudah sama dengan jawaban { $year }.
earlier-take-changed = Pertanyaan berubah sejak { $year }. Tekan L sekali lagi untuk tetap mengambil jawabannya.
earlier-take-over = Di sini sudah ada isian. Tekan L sekali lagi untuk menggantinya dengan jawaban { $year }.
earlier-take-changed-over = Pertanyaan berubah sejak { $year } dan di sini sudah ada isian. Tekan L sekali lagi untuk menggantinya dengan jawaban { $year }.
earlier-unfit-not-applicable = Jawaban { $year } tidak dapat diambil: butir ini sekarang tidak boleh ditandai tidak berlaku.
earlier-unfit-reason = Jawaban { $year } tidak dapat diambil: alasannya tidak tercatat.
earlier-unfit-choice = Jawaban { $year } tidak dapat diambil: pilihan { $key } tidak ada lagi.
earlier-unfit-ticks = Jawaban { $year } tidak dapat diambil: ada yang dicentang tetapi tidak ada lagi.
earlier-unfit-number = Jawaban { $year } tidak dapat diambil: angkanya di luar batas butir ini.
earlier-unfit-kind = Jawaban { $year } tidak dapat diambil: butir ini sekarang dijawab dengan cara lain.
earlier-taken-many = { $count } jawaban { $year } diambil{ $filled ->
    [0] {""}
   *[other] , { $filled } sudah terisi
}{ $changed ->
    [0] {""}
   *[other] , { $changed } berubah pertanyaannya
}{ $lacking ->
    [0] {""}
   *[other] , { $lacking } tidak ada di sana
}{ $unfit ->
    [0] {""}
   *[other] , { $unfit } tidak cocok lagi
}
