# Forms for KoboToolbox and ODK Collect: what stands in them, and what is said about them.

xlsform-about = { $title }. Instrumen { $id }, revisi { $revision }. Formulir ini tidak menghitung nilai; Penilai menghitungnya dari jawaban.
xlsform-identity = Unit yang dinilai
xlsform-entity-code = Kode instansi, misalnya kode wilayah 18.72
xlsform-entity = Nama instansi
xlsform-entity-type = Jenis instansi
xlsform-province = Provinsi
xlsform-unit = Nama unit layanan
xlsform-type-ministry = Kementerian
xlsform-type-agency = Lembaga
xlsform-type-province = Provinsi
xlsform-type-regency = Kabupaten
xlsform-type-city = Kota
xlsform-type-other = Lainnya
xlsform-required = Isian ini wajib.
xlsform-length = Paling banyak { $most } huruf.
xlsform-answered = Dapat dijawab
xlsform-na = Tidak berlaku
xlsform-not-observed = Tidak teramati
xlsform-state = Apakah butir ini dapat dijawab? { $text }
xlsform-why = Mengapa tidak berlaku atau tidak teramati? { $text }
xlsform-why-length = Tulis alasannya, sedikitnya { $least } huruf.
xlsform-photo = Foto bukti. { $text }
xlsform-evidence = Bukti: { $list }.
xlsform-unit-of = Dalam { $unit }.
xlsform-least = Sedikitnya { $least }.
xlsform-legal = Dasar hukum: { $legal }
xlsform-quota = { $label }: sedikitnya { $quota }.
xlsform-target = { $label }: sasaran { $quota }, tidak mengikat.
xlsform-sample = { $label }: banyaknya mengikuti jawaban atas pertanyaan ini: { $item }
xlsform-subject = Pengenal { $subject }
xlsform-subject-example = Misalnya nomor urut. Jangan tulis nama orang.

xlsform-written = Instrumen { $id } ditulis sebagai formulir ke { $file }. Unggah berkas itu ke KoboToolbox atau ODK Central.

why-cell-full = teks pada baris { $name } melebihi 32.767 huruf, batas satu sel
remedy-cell-full = persingkat teks itu dalam berkas instrumen
why-no-workbook = buku kerja tidak dapat disusun ({ $detail })

# Reading a form: what becomes of it, what is left out, what is wrong with it.

xlsform-assumed = Dibaca dari sebuah formulir XLSForm. Bobot yang sama besar, poin menurut nama atau urutan pilihan, jumlah responden, dan satu rentang untuk semua nilai diasumsikan; ganti dengan angka yang mempunyai sumber.
xlsform-issuer = Belum ditetapkan
xlsform-level = Tingkat { $depth }
xlsform-item = Butir
xlsform-band = Belum ditetapkan
xlsform-general = Umum
xlsform-number = satuan
xlsform-rule = Jawaban harus memenuhi: { $expression }
xlsform-unevaluated-text = Tidak dievaluasi ({ $column }): { $expression }

xlsform-unevaluated = Ungkapan { $expression } tidak dievaluasi; disimpan sebagai teks dalam petunjuk butir { $code } ({ $column }).
xlsform-changed = Butir { $code } tidak lagi sama dengan asalnya: teks, pilihan, atau poinnya berbeda.
xlsform-no-quota = Banyaknya "{ $name }" tidak tetap; dipakai sasaran 1 yang tidak mengikat.
xlsform-lowest = Ambang butir { $code } tidak tertulis; angka terendah yang diterima { $lowest }.
xlsform-key-changed = Nama pilihan "{ $name }" menjadi "{ $key }", sebab kunci hanya memuat huruf, angka, titik, tanda hubung, dan garis bawah.
xlsform-dropped-calculation = "{ $name }" ({ $type }) tidak dibaca: nilai dihitung oleh Penilai.
xlsform-dropped-note = "{ $name }" ({ $type }) tidak dibaca: hanya tampilan.
xlsform-dropped-metadata = "{ $name }" ({ $type }) tidak dibaca: dicatat oleh aplikasi formulir.
xlsform-dropped-media = "{ $name }" ({ $type }) tidak dibaca: instrumen tidak menanyakan berkas.
xlsform-dropped-type = "{ $name }" tidak dibaca: jenis { $type } tidak mempunyai padanan dalam instrumen.
xlsform-dropped-nested = "{ $name }" beserta isinya tidak dibaca: pengulangan di dalam pengulangan tidak mempunyai padanan.
xlsform-dropped-few = "{ $name }" tidak dibaca: pilihannya kurang dari dua.
xlsform-dropped-other = Pilihan lain pada "{ $name }" (or_other) tidak dibaca.
xlsform-dropped-empty = Kelompok "{ $name }" tidak memuat pertanyaan yang dapat dibaca.
xlsform-dropped-column = Kolom "{ $name }" tidak dibaca.
xlsform-dropped-sheet = Lembar ini tidak dibaca.

xlsform-problem-type = Jenis "{ $type }" tidak dikenal.
    .hint = Pakai jenis XLSForm, misalnya select_one, integer, text, atau begin_group.
xlsform-problem-no-type = Baris ini tidak menyebut jenisnya.
    .hint = Isi kolom type, atau kosongkan baris ini.
xlsform-problem-no-name = Baris ini tidak mempunyai nama.
    .hint = Isi kolom name.
xlsform-problem-name = Nama "{ $name }" tidak dapat dipakai.
    .hint = Mulai dengan huruf atau garis bawah, lalu huruf, angka, garis bawah, tanda hubung, atau titik, tanpa spasi.
xlsform-problem-twice = Nama "{ $name }" sudah dipakai dalam kelompok yang sama.
    .hint = Beri nama lain.
xlsform-problem-list = Daftar pilihan "{ $list }" tidak ada.
    .hint = Tulis pilihannya pada lembar choices, atau perbaiki nama daftarnya.
xlsform-problem-choice-list = Pilihan ini tidak menyebut daftarnya.
    .hint = Isi kolom list_name.
xlsform-problem-choice-name = Sebuah pilihan dalam daftar "{ $list }" tidak mempunyai nama.
    .hint = Isi kolom name.
xlsform-problem-choice-twice = Nama "{ $name }" ada dua kali dalam daftar "{ $list }".
    .hint = Beri nama lain kepada salah satunya.
xlsform-problem-choice-space = Nama "{ $name }" memuat spasi, padahal dipakai dalam select_multiple.
    .hint = Ganti spasinya dengan garis bawah.
xlsform-problem-end = Tidak ada kelompok atau pengulangan terbuka yang ditutup baris ini.
    .hint = Hapus baris ini, atau tambahkan begin_group atau begin_repeat pasangannya.
xlsform-problem-open = Kelompok atau pengulangan ini tidak ditutup.
    .hint = Tambahkan end_group atau end_repeat pasangannya.
xlsform-problem-deep = Kelompok dan pengulangan bersarang lebih dari { $most } tingkat.
    .hint = Kurangi tingkatnya; yang ada di dalamnya tidak dibaca.
xlsform-problem-many = Pilihan semua pertanyaan bersama-sama lebih dari { $most }.
    .hint = Pendekkan daftar pilihan yang dipakai banyak pertanyaan, atau bagi formulirnya.
xlsform-problem-nothing = Formulir ini tidak memuat pertanyaan yang dapat dinilai.
    .hint = Instrumen memerlukan sedikitnya satu pertanyaan select_one, select_multiple, atau angka.

