# Answering: filters, search, reasons, one item at a time, selections, copied answers.

## Steps, for the undo menu

step-answer-many = { $count } jawaban sekaligus
step-flag = tandai { $codes }
step-unflag = lepas tanda { $codes }
step-copy-answers = salin { $count } jawaban dari { $source }

## Commands and keys

command-group-answering = Isian
command-one-at-a-time = Satu butir setiap kali
command-copy-answers = Salin jawaban…
command-filter-none = Tampilkan semua butir
command-filter-unanswered = Saring: belum dijawab
command-filter-not-applicable = Saring: tidak berlaku
command-filter-noted = Saring: bercatatan
command-filter-zero = Saring: nol poin
command-filter-look = Saring: perlu dilihat lagi
command-filter-flagged = Saring: ditandai
command-filter-evidence = Saring: berbukti
command-filter-changed = Saring: berubah dari penilaian terdahulu
help-key-f = F
help-flag = Tandai butir untuk dibuka lagi, atau lepas tandanya
help-key-f3 = F3
help-key-shift-f3 = Shift+F3
help-key-shift-up = Shift+Panah atas
help-key-shift-down = Shift+Panah bawah
help-key-ctrl-a = Ctrl+A
help-found = Ke temuan berikutnya atau sebelumnya
help-select = Pilih beberapa butir; Shift+J, Shift+K, dan Shift+klik juga
help-select-section = Pilih semua butir yang tampil di bagian ini
help-answer-many = Jawab semua butir yang dipilih; N, O, dan Backspace juga
help-reason = Pilih alasan, selama isian alasan masih kosong
help-space = Pilih jawaban yang sedang difokus
help-key-space = Spasi

## Filters

answering-filters = Saring
answering-filter = { $filter }, { $count } butir
answering-filter-unanswered = Belum dijawab
answering-filter-not-applicable = Tidak berlaku
answering-filter-noted = Bercatatan
answering-filter-zero = Nol poin
answering-filter-look = Perlu dilihat lagi
answering-filter-flagged = Ditandai
answering-filter-evidence = Berbukti
answering-filter-changed = Berubah
answering-shown-all = Semua { $all } butir
answering-shown = { $shown } dari { $all } butir
answering-show-all = Tampilkan semua
answering-nothing = Tidak ada butir yang cocok dengan saringan ini
answering-nothing-advice = Matikan salah satu saringan di atas, atau tampilkan semua butir dengan Alt+0.

## Flags

answering-is-flagged = Ditandai
answering-flag = Tandai { $code }
answering-unflag = Lepas tanda { $code }
answering-flagged = { $count } butir ditandai
answering-unflagged = Tanda { $count } butir dilepas
answering-section-flags = { $section }, { $flags } ditandai

## Search

answering-found = { $place } dari { $found } temuan; F3 ke berikutnya

## Reasons

answering-reason-how = Tekan angkanya, atau tulis alasan lain.
answering-na-none = Layanan ini tidak ada di unit ini
answering-na-authority = Bukan kewenangan unit ini
answering-na-elsewhere = Ditangani unit lain dalam instansi yang sama
answering-na-online = Layanan hanya diberikan secara daring
answering-na-case = Belum ada permohonan dalam masa penilaian
answering-no-officer = Petugas yang berwenang tidak ada di tempat
answering-no-document = Dokumen tidak dapat ditunjukkan saat kunjungan
answering-no-hours = Kunjungan di luar jam layanan
answering-no-room = Ruangan tidak dapat dimasuki
answering-no-system = Sistem atau jaringan sedang tidak berfungsi
answering-no-consent = Responden tidak bersedia menjawab

## One item at a time

answering-place = { $place } dari { $of }
answering-list = Kembali ke daftar

## Selections

answering-selected = { $count } butir dipilih; Esc untuk batal
answering-is-selected = Dipilih
answering-changed = { $count } butir dijawab{ $unfit ->
    [0] {""}
   *[other] , { $unfit } tidak cocok dengan jawaban itu
}
answering-cleared = { $count } jawaban dihapus{ $unfit ->
    [0] {""}
   *[other] , { $unfit } tidak ditanyakan
}
answering-many-not-applicable = Mengapa { $count } butir ini tidak berlaku
answering-many-not-observed = Mengapa { $count } butir ini tidak teramati
answering-many-confirm = Tandai semuanya

## Copied answers

copying-title = Salin jawaban
copying-to-subject = Untuk { $subject } di { $unit }
copying-to-unit = Untuk { $unit }, butir yang ditanyakan satu kali
copying-from = Salin dari
copying-search-unit = Cari unit
copying-no-unit = Penilaian ini belum mempunyai unit lain. Tambahkan dahulu unit yang jawabannya akan disalin.
copying-no-subject = Unit ini tidak mempunyai responden lain dari kelompok yang sama. Pilih unit lain.
copying-reading = Membaca jawaban unit itu…
copying-preview = { $empty } butir yang masih kosong akan diisi. { $taken } butir sudah mempunyai jawaban lain dan tetap, kecuali dicentang. { $same } sudah sama{ $doubtful ->
    [0] {""}
   *[other] , { $doubtful } tidak disalin karena jawabannya perlu diperiksa di sana
}.
copying-all = Centang semua
copying-none = Kosongkan centang
copying-notes = Salin juga catatan, bila catatan di sini kosong
copying-item = Butir
copying-statement = Pernyataan
copying-now = Sekarang
copying-then = Menjadi
copying-row = { $code }, sekarang { $before }, menjadi { $after }
copying-choose = Centang sedikitnya satu butir.
copying-confirm = Salin { $count } jawaban
