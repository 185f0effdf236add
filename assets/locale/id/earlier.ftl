# Last year beside this year: answers of an earlier round attached to a unit.

earlier-attached = Isian { $title } ({ $year }) telah dilampirkan pada { $count } unit{ $replaced ->
    [0] {""}
   *[other] , { $replaced } di antaranya menggantikan lampiran sebelumnya
}.
earlier-none = Tidak ada unit yang sama dengan unit di { $title } ({ $year }), jadi tidak ada yang dilampirkan. Unit dicocokkan menurut kode instansi dan nama unit.
earlier-unmatched = Tidak ada di penilaian yang lama: { $unit }, { $entity }

## Steps, for the undo menu

step-attach = lampirkan isian { $title } ({ $year })
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
