# Lembar isian: the checklist on paper, as a page to print and as a workbook that comes back (paper-).

paper-language = id
paper-title = Lembar isian { $unit }, { $round }
paper-heading = Lembar isian
paper-foot = { $unit }, { $round }
paper-page = Halaman
paper-page-of = dari
paper-and = dan

paper-round = Penilaian
paper-round-line = { $title } (tahun { $year }{ $example ->
    [yes] , contoh untuk peragaan
   *[no] {""}
})
paper-entity = Instansi
paper-unit = Unit layanan
paper-instrument = Instrumen
paper-instrument-line = { $title }; { $id }, revisi { $revision }, { $status ->
    [official] resmi
   *[provisional] sementara ({ $assumed } angka diasumsikan)
}
paper-printed = Isi
paper-printed-empty = kosong, dibuat { $date } pukul { $time }
paper-printed-filled = terisi dengan jawaban yang tersimpan pada { $date } pukul { $time }
paper-date = Tanggal penilaian
paper-assessor = Nama penilai
paper-signature = Tanda tangan
paper-sign = Tanggal: ____________  Penilai: ____________________  Tanda tangan: ____________

paper-how = Cara mengisi
paper-how-cross = Beri tanda silang pada kotak di depan pernyataan yang sesuai. Angka atau huruf tebal di sampingnya ialah kunci pernyataan itu.
paper-how-not-applicable = N berarti butir itu tidak berlaku di unit ini. Tulis alasannya.
paper-how-not-observed = O berarti butir itu berlaku, tetapi tidak dapat diamati. Tulis alasannya.
paper-how-columns = Pada tabel berkolom, satu kolom untuk satu orang atau satu hal yang dinilai, dengan label yang sama di seluruh lembar. Jangan menulis nama orang sebagai label.
paper-how-condition = Butir dengan kotak putus-putus hanya ditanyakan bila syaratnya terpenuhi. Bila tidak, lewati butir itu.

paper-column-code = Kode
paper-column-item = Butir dan jawaban
paper-column-side = Bukti dan catatan
paper-column-choices = Pilihan jawaban
paper-column-answer = Jawaban
paper-column-note = Catatan atau alasan

paper-only-if = Hanya ditanyakan jika { $conditions }.
paper-proof = Bukti: { $proof }.
paper-note = Catatan
paper-notes = Catatan dan alasan
paper-unscored = Hanya dicatat, tidak dinilai.
paper-cross-all = Silang semua yang ada.
paper-none-of-them = Tidak satu pun
paper-number-unit = { $unit }, paling sedikit { $lowest }
paper-date-order = hari, bulan, tahun
paper-not-applicable = Tidak berlaku, karena
paper-not-observed = Tidak teramati, karena
paper-not-applicable-short = Tidak berlaku (tulis alasannya)
paper-not-observed-short = Tidak teramati (tulis alasannya)
paper-unrecognised = Jawaban yang tersimpan tidak termasuk pilihan butir ini: { $answer }
paper-reread = Perlu dibaca ulang: rumusan butir ini berubah sejak dijawab.
paper-group-block = { $group }, kolom { $first } sampai { $last } dari { $all }
paper-quota = { $binding ->
    [yes] Sedikitnya { $quota }.
   *[no] Anjuran: { $quota }.
}
paper-quota-awaits = Jumlahnya mengikuti jawaban butir { $item }.
paper-homeless = { $answers } jawaban tersimpan untuk butir yang tidak ada dalam instrumen ini, sehingga tidak tercantum di sini.
paper-end = Akhir lembar isian

# The workbook.

paper-sheet-once = Isi kolom Jawaban dan Catatan atau alasan. Sel yang dikosongkan tidak mengubah apa pun. Petunjuk lengkap ada pada lembar Panduan.
paper-sheet-group = { $group }: satu kolom untuk masing-masing, { $quota } menurut metodenya. Label di atas kolom boleh diganti; kolom baru boleh ditambahkan di kanan. Petunjuk lengkap ada pada lembar Panduan.
paper-several-keys = Tulis semua kunci yang ada, dipisah koma:
paper-date-cell = Tanggal, misalnya 2024-12-31
paper-text-cell = Jawaban bebas
paper-offer = Yang dapat diisikan: { $known }.
paper-step-1 = Buka lembar Isian dan lembar-lembar sesudahnya. Isi hanya sel kosong di kanan kolom Pilihan jawaban.
paper-step-2 = Pilihan: isikan kunci yang tertulis di depan tanda sama dengan, atau pilih dari daftar yang muncul pada sel.
paper-step-3 = Daftar centang: tulis semua kunci yang ada, dipisah koma. Tanda - berarti tidak satu pun ada.
paper-step-4 = Bilangan ditulis tanpa pemisah ribuan. Tanggal ditulis tahun-bulan-hari, misalnya 2024-12-31.
paper-step-5 = N berarti tidak berlaku dan O berarti tidak teramati. Tulis alasannya pada Catatan atau alasan. Bila butirnya sendiri memakai huruf itu, pakai (N) dan (O).
paper-step-6 = Pada lembar berkolom, satu kolom untuk satu orang atau hal; labelnya di baris atas. Baris kedua setiap butir ialah tempat catatan dan alasan.
paper-step-7 = Jangan ubah kolom Kode, jangan gabungkan sel, dan jangan pakai rumus. Lembar sendiri boleh ditambahkan; lembar itu tidak dibaca.
paper-step-8 = Simpan sebagai .xlsx, lalu ambil dengan Ambil lembar isian di Penilai. Sebelum ada yang berubah, semua yang baru dan yang berbeda diperlihatkan. Sel kosong tidak menghapus jawaban.

# What is wrong in a filled workbook.

paper-wrong-choice = "{ $found }" bukan pilihan butir { $item }.
    .hint = Isikan salah satu dari { $known }.
paper-wrong-ticks = "{ $found }" memuat kunci yang tidak ada pada butir { $item }.
    .hint = Tulis kunci yang ada, dipisah koma: { $known }. Tanda - berarti tidak satu pun.
paper-wrong-number = "{ $found }" bukan bilangan, padahal butir { $item } meminta bilangan.
    .hint = Tulis bilangan biasa, misalnya 12 atau 2,5.
paper-wrong-low = { $found } terlalu kecil untuk butir { $item }.
    .hint = Tulis bilangan paling sedikit { $lowest }.
paper-wrong-grouped = "{ $found }" pada butir { $item } dapat dibaca sebagai ribuan atau sebagai pecahan.
    .hint = Tulis tanpa pemisah ribuan, misalnya 1000, atau tanpa nol di belakang koma, misalnya 1,5.
paper-wrong-date = "{ $found }" bukan tanggal, padahal butir { $item } meminta tanggal.
    .hint = Tulis tahun-bulan-hari, misalnya 2024-12-31.
paper-wrong-not-applicable = Butir { $item } tidak dapat ditandai tidak berlaku.
    .hint = Pilih jawaban lain, atau tandai tidak teramati dengan alasannya.
paper-wrong-reason = Tanda { $mark } belum disertai alasan.
    .hint = Tulis alasannya pada Catatan atau alasan butir ini.
paper-wrong-control = Isi sel ini memuat karakter yang tidak tampak.
    .hint = Ketik ulang isinya, jangan menempelkannya dari program lain.
paper-wrong-long = Isi sel ini lebih panjang dari { $most } karakter.
    .hint = Ringkaskan isinya.
paper-wrong-row = Isian ini tidak berada pada baris butir mana pun.
    .hint = Pindahkan isinya ke baris butir yang dimaksud, atau hapus.
paper-wrong-code = Baris ini tidak lagi cocok dengan butir { $code } instrumen penilaian ini.
    .hint = Salin kembali baris butir itu dari lembar yang baru dicetak, atau hapus isian pada baris ini.
paper-wrong-column = Isian ini tidak berada pada kolom Jawaban atau Catatan.
    .hint = Pindahkan isinya ke kolom yang semestinya, atau hapus.
paper-wrong-twice = Butir { $item } sudah diisi di sel { $first }.
    .hint = Hapus salah satu isiannya.
paper-wrong-label = Kolom ini berisi jawaban, tetapi belum berlabel.
    .hint = Tulis label di sel ini, misalnya kode kelompok dengan nomor urut.
paper-wrong-label-twice = Label "{ $label }" sudah dipakai kolom lain.
    .hint = Beri salah satunya label lain.
paper-wrong-sheet = Lembar { $sheet } tidak ada lagi atau baris tersembunyinya terhapus.
    .hint = Buat lembar isian baru, lalu salin isiannya ke sana.

failure-paper = Lembar isian { $unit } tidak dapat dibuat
why-paper-large = ada tempat untuk { $places } isian, sedangkan paling banyak { $most }
remedy-paper-large = isi unit ini di Penilai, atau pakai formulir telepon genggam
why-paper-workbook = buku kerjanya tidak tersusun ({ $detail })
why-paper-differs = jawaban yang tersimpan tidak terbaca kembali sama dari buku kerjanya
remedy-paper-page = cetak sebagai halaman HTML, dan laporkan hal ini kepada pembuat Penilai
failure-paper-in = { $file } tidak diambil
why-not-paper = ini bukan buku kerja lembar isian dari Penilai
remedy-not-paper = pilih buku kerja .xlsx yang dibuat dengan Cetak lembar isian
why-paper-newer = lembar ini dibuat dengan Penilai versi yang lebih baru
remedy-paper-newer = perbarui Penilai di komputer ini, lalu ambil lagi
why-paper-instrument = lembar ini dibuat untuk instrumen { $id } revisi { $revision }, bukan yang dipakai penilaian ini
remedy-paper-instrument = pindahkan penilaian ke instrumen itu lebih dahulu, ambil lembarnya, lalu pindahkan kembali; jawabannya tetap
why-paper-unit = lembar ini untuk { $unit } ({ $entity }), yang tidak ada dalam penilaian ini
remedy-paper-unit = buka penilaian tempat lembar itu dicetak, lalu ambil lagi
why-paper-wrong = isinya salah di { $count } tempat
remedy-paper-wrong = perbaiki sel yang disebut, lalu ambil lagi
why-paper-ending = nama berkasnya tidak berakhir .html atau .xlsx
remedy-paper-ending = beri nama berakhir .html untuk dicetak, atau .xlsx untuk diisi dan diambil kembali

# On the command line and in the window.

cli-paper-written = Lembar isian { $unit } ditulis ke { $file }.
paper-summary-unit = Lembar isian { $unit }
paper-summary-new = { $count } isian baru
paper-summary-subjects = { $count } responden atau objek baru: { $labels }
paper-summary-more = dan { $count } lagi
paper-summary-equal = { $count } isian sama dengan yang tersimpan
paper-summary-differing = { $count } isian berbeda dari yang tersimpan
paper-difference = { $place }: tersimpan { $now }; lembar { $then }
paper-with-note = catatan “{ $note }”
paper-nothing = tidak ada
cli-paper-wrong = Tidak ada yang diambil. Perbaiki sel di atas, lalu ulangi.
cli-paper-taken = Diambil untuk { $unit }: { $new } isian baru, { $replaced } isian diganti.
cli-paper-left = { $count } isian yang berbeda dibiarkan seperti yang tersimpan. Untuk menggantinya, ulangi dengan --replace.
command-print = Cetak lembar isian…
command-take-paper = Ambil lembar isian…
paper-print = Cetak lembar isian
paper-print-what = Untuk { $unit }. Yang sudah ada tidak pernah ditimpa.
paper-print-format = Bentuk
paper-print-html = Halaman untuk dicetak (.html)
paper-print-html-what = Buka di peramban mana pun, lalu cetak atau simpan sebagai PDF.
paper-print-xlsx = Buku kerja untuk diisi (.xlsx)
paper-print-xlsx-what = Diisi di Excel atau LibreOffice, lalu diambil kembali ke penilaian ini.
paper-print-filling = Isi
paper-print-empty = Kosong
paper-print-filled = Dengan jawaban yang tersimpan
paper-print-path = Lokasi berkas
paper-print-confirm = Buat
paper-print-exists = Berkas dengan nama itu sudah ada. Beri nama lain.
paper-print-folder = Folder itu tidak ada. Pilih folder lain.
paper-file-name = { $unit } lembar isian
paper-work-print = Membuat lembar isian
paper-printed-html = Lembar isian ditulis ke { $file }. Buka di peramban, lalu cetak.
paper-printed-xlsx = Lembar isian ditulis ke { $file }.
paper-take = Ambil lembar isian
paper-take-what = Buku kerja .xlsx yang dibuat dengan Cetak lembar isian dan sudah diisi. Sebelum ada yang berubah, isinya diperlihatkan.
paper-take-path = Lokasi buku kerja
paper-take-confirm = Baca
paper-files = Buku kerja
paper-work-take = Membaca lembar isian
paper-preview = Ambil isian { $unit }?
paper-preview-nothing = Tidak ada yang baru di lembar ini.
paper-preview-choice = Isian yang berbeda
paper-preview-keep = Biarkan seperti yang tersimpan
paper-preview-replace = Ganti dengan isi lembar
paper-preview-now = Tersimpan
paper-preview-then = Di lembar
paper-preview-place = Tempat
paper-preview-count = { $count } isian akan diambil.
paper-preview-confirm = Ambil
paper-step = Ambil lembar isian { $unit }
paper-taken = Lembar isian { $unit } diambil: { $new } isian baru, { $replaced } diganti.
