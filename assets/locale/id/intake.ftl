# Instrumen dari luar: the command that takes one in, what is wrong with it, where it is kept (intake-).

command-take-in = Ambil instrumen…

intake-title = Ambil instrumen
intake-what = Berkas TOML, buku kerja instrumen (.xlsx), atau formulir XLSForm. Instrumennya disimpan di komputer ini dan dapat dipilih untuk penilaian baru.
intake-path = Lokasi berkas instrumen
intake-confirm = Ambil
intake-files = Berkas instrumen
intake-work = Memeriksa berkas instrumen
intake-done = { $title } ({ $id }, revisi { $revision }) dapat dipilih sekarang: { $items } butir dinilai, { $status ->
    [official] resmi
   *[provisional] sementara
}
intake-held = { $title } ({ $id }, revisi { $revision }) sudah ada: { $items } butir dinilai, { $status ->
    [official] resmi
   *[provisional] sementara
}
intake-new-round = Buat penilaian dengan instrumen ini

intake-wrong = { $file } tidak dapat diambil
intake-wrong-what = { $count ->
    [1] Berkas ini salah di satu tempat, jadi belum ada yang diambil.
   *[other] Berkas ini salah di { $count } tempat, jadi belum ada yang diambil.
}
intake-remarks = { $title } sudah diambil
intake-remarks-what = Yang berikut tidak terbawa atau diasumsikan. Periksa sebelum dipakai menilai.
intake-copy = Salin semua
intake-line = Baris { $line }
intake-sheet = Lembar { $sheet }
intake-cell = { $sheet }!{ $cell }

intake-replace = Ganti revisi { $old } dengan revisi { $new }?
intake-replace-what = { $title } ({ $id }) sudah ada dalam revisi { $old }. Penilaian yang sudah dibuat membawa instrumennya sendiri dan tidak berubah.
intake-replace-confirm = Ganti

failure-intake = { $file } tidak diambil
why-intake-taken = nama pendek { $id } sudah dipakai instrumen lain
remedy-intake-taken = beri instrumen itu id lain dalam berkasnya, lalu ambil lagi
why-intake-changed = { $id } revisi { $revision } sudah ada dengan isi yang lain
remedy-intake-changed = naikkan revisinya dalam berkas itu, atau beri id lain, lalu ambil lagi
why-instrument-wrong = { $count ->
    [1] isinya salah di satu tempat
   *[other] isinya salah di { $count } tempat
}
remedy-instrument-wrong = perbaiki tempat yang disebut, lalu ambil lagi
failure-kept = Instrumen { $file } tidak dapat dipilih
remedy-kept-unsound = ambil lagi berkas yang benar dengan Ambil instrumen, atau hapus berkas ini
why-kept-misnamed = isinya instrumen { $id }, jadi nama berkasnya harus { $id }.toml
remedy-kept-other = pindahkan berkas itu ke folder lain, beri id lain bila perlu, lalu ambil dengan Ambil instrumen
