# Looking back: what became of an answer, what has changed since a moment, what may be worth another look.

## Moments

moment-today = hari ini { $time }
moment-yesterday = kemarin { $time }
moment-day = { $date } { $time }

## Steps, commands and keys

step-restore = kembalikan isian { $code } dari { $when }
command-history = Riwayat isian…
command-filter-since = Saring: berubah sejak…
command-oddities = Yang mungkin perlu dilihat sekali lagi…
help-key-y = Y
help-history = Riwayat isian butir ini

## What became of an answer

history-title = Riwayat isian
history-head = Riwayat
history-line = { $who }, { $when }: { $said }
history-open-all = Riwayat isian…
history-all = Semua { $group }
history-reading = Membaca riwayat…
history-empty = Jawaban ini belum pernah diisi.
history-count = { $count } langkah
history-count-more = { $count } langkah, masih ada yang lebih lama
history-now = sekarang
history-restore = Kembalikan ke ini (Enter)
history-note = Catatan: { $note }
history-gone = yang sudah dihapus
history-no-step = diambil dari berkas, atau dari versi terdahulu
history-taken-back = diurungkan: { $step }
history-done-again = diulangi: { $step }
history-only-note = Belum dijawab, hanya ada catatan
history-open = Belum dijawab
history-not-applicable = tidak berlaku
history-not-observed = tidak teramati
history-flagged = Ditandai untuk dibuka lagi
history-unflagged = Tanda dilepas
history-evidence-added = Bukti ditambahkan: { $name }
history-evidence-linked = Bukti dikaitkan: { $name }
history-evidence-unlinked = Bukti dilepas dari butir ini: { $name }
history-evidence-covered = Sebagian bukti disamarkan: { $name }
history-evidence-changed = Keterangan bukti diubah: { $name }
history-evidence-removed = Bukti dihapus: { $name }
history-reworded-short = bunyi lain
history-reworded = Waktu itu butir ini berbunyi lain, menurut { $instrument }. Bila dikembalikan, jawabannya perlu dibaca ulang sebelum dihitung.
history-reworded-unknown = Waktu itu butir ini berbunyi lain, dan bunyinya tidak ada lagi di berkas ini. Bila dikembalikan, jawabannya perlu dibaca ulang sebelum dihitung.
history-stands = Isian sekarang sudah seperti ini. Pilih keadaan lain di daftar.
history-told-only = Langkah ini hanya diceritakan. Yang dapat dikembalikan adalah jawaban dan catatannya.
history-subject-gone = Orang atau hal yang ditanyai sudah dihapus. Urungkan penghapusannya dahulu dengan Ctrl+Z.

## What has changed since a moment

since-filter = Berubah sejak…
since-filter-today = Berubah sejak hari ini
since-filter-visit = Berubah sejak kunjungan { $when }
since-filter-opened = Berubah sejak dibuka { $when }
since-filter-day = Berubah sejak { $date }
since-title = Berubah sejak kapan
since-what = Tampilkan butir yang jawaban atau catatannya kini lain dari keadaan waktu itu.
since-today = Hari ini
since-visit = Kunjungan terakhir mulai, { $when }
since-visit-none = Kunjungan mulai (belum ada kunjungan)
since-opened = Penilaian ini dibuka, { $when }
since-day = Tanggal ini
since-day-field = Tanggal
since-day-how = Misalnya 31-12-2024.
since-day-wrong = Tulis tanggal yang sudah lewat atau hari ini, misalnya 31-12-2024.
since-confirm = Saring

## What may be worth another look

oddity-line = Mungkin perlu dilihat lagi: { $count } hal
oddity-line-what = Sekadar membantu, tidak menghalangi apa pun. Buka untuk melihat yang mana.
oddity-title = Mungkin perlu dilihat sekali lagi
oddity-none = Tidak ada yang menonjol di unit ini.
oddity-alike = Jawaban dari { $subjects } { $group } sama persis pada { $items } butir. Bila memang begitu adanya, tidak apa-apa. Bila disalin, tanyakan kembali.
oddity-hasty = { $count } jawaban diberikan dalam { $span }, mulai { $when }. Bila memindahkan catatan, tidak apa-apa. Bila tidak, bacalah sekali lagi pernyataannya.
oddity-same-note = Catatan “{ $note }” tertulis pada { $items } butir{ $units ->
    [1] {""}
   *[other] , dan di { $units } unit
}. Periksa apakah catatan itu memang cocok di setiap tempat.
oddity-span = { $minutes ->
    [0] { $seconds } detik
   *[other] { $minutes } menit { $seconds } detik
}
oddity-seen = Sudah saya lihat
oddity-more = dan { $more } lagi
oddity-convention = Batas-batas ini kesepakatan program Penilai sendiri, bukan dari peraturan. Hal ini tidak mengubah nilai, tidak disimpan, dan tidak ikut diekspor.
