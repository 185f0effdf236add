# What can be wrong with an instrument file. The sentence says what; its hint says what to do.

problem-syntax = Berkas ini bukan TOML yang sah: { $detail }
    .hint = Perbaiki penulisan pada baris ini. Teks diapit tanda kutip, daftar diapit kurung siku.
problem-too-long = Berkas instrumen lebih besar dari { $most } MiB.
    .hint = Pastikan berkas yang dipilih memang instrumen, bukan lampiran atau cadangan.
problem-missing = Kunci "{ $key }" belum diisi.
    .hint = Tambahkan { $key } pada bagian ini.
    .cell = "{ $key }" belum diisi.
    .cell-hint = Isi { $key } di sel ini; yang berupa daftar baris ditulis pada lembar Pilihan.
problem-empty = Kunci "{ $key }" kosong.
    .hint = Isi teksnya, atau hapus kunci ini bila tidak wajib.
    .cell = "{ $key }" kosong.
    .cell-hint = Isi sel ini.
problem-unknown-key = Kunci "{ $key }" tidak dikenal.
    .hint = Periksa ejaannya. Kunci yang tidak dikenal tidak pernah diabaikan.
    .cell = { $nearest ->
        [none] "{ $key }" tidak dipakai pada baris ini.
       *[other] Tidak ada isian bernama "{ $key }".
    }
    .cell-hint = { $nearest ->
        [none] Kosongkan sel ini, atau periksa jenis barisnya.
       *[other] Yang paling mirip: { $nearest }. Perbaiki namanya, atau hapus baris ini.
    }
problem-wrong-type = Isi "{ $key }" harus berupa { $expected ->
        [text] teks dalam tanda kutip
        [text-list] daftar teks
        [flag] true atau false
        [number] bilangan desimal biasa, misalnya 21.85
        [number-list] daftar bilangan desimal
        [table] satu bagian [{ $key }]
       *[tables] daftar bagian [[{ $key }]]
    }.
    .hint = Ubah isinya sesuai bentuk itu.
    .cell = Isi "{ $key }" harus berupa { $expected ->
        [text] teks
        [text-list] daftar teks, satu tiap baris dalam sel
        [flag] ya atau tidak
        [number] bilangan biasa, misalnya 21.85, tanpa satuan dan tanpa pemisah ribuan
        [number-list] daftar bilangan, satu tiap baris dalam sel
       *[other] baris pada lembar Pilihan
    }.
    .cell-hint = Ketik ulang isi sel ini dalam bentuk itu.
problem-code = Kode "{ $code }" memuat tanda yang tidak boleh dipakai.
    .hint = Pakai huruf, angka, titik, tanda hubung, dan garis bawah saja.
problem-parallel = Banyaknya isi "{ $english }" tidak sama dengan "{ $key }".
    .hint = Beri satu terjemahan untuk setiap teks, dalam urutan yang sama.
problem-count = Isi "{ $key }" harus bilangan bulat dari 0 sampai { $most }.
    .hint = Tulis bilangan bulat tanpa titik atau koma.
problem-word = Isi "{ $key }" tidak dikenal.
    .hint = Pilih salah satu: { $known }.
    .cell = Kata "{ $found }" tidak dikenal di sini.
    .cell-hint = { $nearest ->
        [none] Pilih salah satu: { $known }.
       *[other] Yang paling mirip: { $nearest }. Pilih salah satu: { $known }.
    }
problem-twice = "{ $code }" dipakai dua kali.
    .hint = Beri nama lain pada salah satunya.
problem-no-source = Sumber "{ $name }" tidak ada dalam daftar [[source]].
    .hint = Tambahkan sumber itu, atau pakai kunci sumber yang ada.
    .cell = Tidak ada sumber "{ $name }" pada lembar Sumber.
    .cell-hint = { $nearest ->
        [none] Tambahkan sumber itu pada lembar Sumber, atau pakai yang sudah ada.
       *[other] Yang paling mirip: { $nearest }. Perbaiki sel ini, atau tambahkan sumber itu pada lembar Sumber.
    }
problem-no-node = Simpul "{ $name }" tidak ada di atas baris ini.
    .hint = Tulis [[node]] dengan kode itu lebih dahulu; induk mendahului anak.
    .cell = Tidak ada simpul "{ $name }" pada lembar Pohon di atas yang memakainya.
    .cell-hint = { $nearest ->
        [none] Tambahkan simpul itu pada lembar Pohon; induk berada di atas anaknya.
       *[other] Yang paling mirip: { $nearest }. Perbaiki sel ini, atau tambahkan simpul itu pada lembar Pohon; induk berada di atas anaknya.
    }
problem-no-group = Kelompok "{ $name }" tidak ada dalam daftar [[group]].
    .hint = Tambahkan kelompok itu, atau hapus group agar butir ditanyakan sekali per unit.
    .cell = Tidak ada kelompok "{ $name }" pada lembar Kelompok.
    .cell-hint = { $nearest ->
        [none] Tambahkan kelompok itu, atau kosongkan sel ini agar butir ditanyakan sekali per unit.
       *[other] Yang paling mirip: { $nearest }. Perbaiki sel ini, atau kosongkan agar butir ditanyakan sekali per unit.
    }
problem-no-choices = Daftar pilihan "{ $name }" tidak ada dalam [[choices]].
    .hint = Tambahkan daftar itu, atau tulis pilihan langsung pada butir.
    .cell = Tidak ada daftar pilihan "{ $name }" pada lembar Skala.
    .cell-hint = { $nearest ->
        [none] Tambahkan daftar itu pada lembar Skala, atau tulis pilihan butir ini pada lembar Pilihan.
       *[other] Yang paling mirip: { $nearest }. Perbaiki sel ini, atau tulis pilihan butir ini pada lembar Pilihan.
    }
problem-none = Tidak ada satu pun [[{ $key }]] yang dapat dipakai.
    .hint = Tambahkan sedikitnya satu.
    .cell = Lembar ini tidak memuat satu baris pun yang dapat dipakai.
    .cell-hint = Isi sedikitnya satu baris; pada lembar Butir sedikitnya satu butir yang dinilai.
problem-not-positive = Isi "{ $key }" harus lebih dari nol.
    .hint = Tulis bilangan di atas nol. Butir yang hanya dicatat memakai scored = false, bukan bobot nol.
    .cell-hint = Tulis bilangan di atas nol. Butir yang hanya dicatat diberi "tidak" pada kolom scored, bukan bobot nol.
problem-negative = Isi "{ $key }" tidak boleh kurang dari nol.
    .hint = Poin terendah ialah 0.
problem-band-order = Rentang ini tidak lebih rendah dari rentang di atasnya.
    .hint = Urutkan [[band]] dari batas tertinggi ke terendah, tanpa batas yang sama.
    .cell-hint = Urutkan baris lembar Rentang dari batas tertinggi ke terendah, tanpa batas yang sama.
problem-band-above = Batas rentang ini di atas nilai tertinggi, { $maximum }.
    .hint = Turunkan batasnya, atau periksa maximum pada [score].
    .cell-hint = Turunkan batasnya, atau periksa score.maximum pada lembar Instrumen.
problem-band-digits = Batas rentang ini lebih halus dari pembulatan nilai, { $digits } desimal.
    .hint = Tulis batas dengan paling banyak { $digits } desimal, karena nilai dibulatkan sebelum dicocokkan.
problem-band-lowest = Rentang terendah harus memuat nilai terendah yang mungkin, { $lowest }.
    .hint = Turunkan from pada rentang terendah sampai nilai itu dan tulis edge = "inclusive", agar setiap nilai mempunyai rentang.
    .cell-hint = Pada baris terakhir lembar Rentang, turunkan kolom from sampai nilai itu dan isi kolom edge dengan inclusive, agar setiap nilai mempunyai rentang.
problem-too-deep = Simpul "{ $code }" lebih dalam dari { $levels } tingkat yang diberi nama.
    .hint = Tambahkan nama tingkat pada levels, atau pindahkan simpul ke atas.
    .cell-hint = Tambahkan nama tingkat pada levels di lembar Instrumen, atau pindahkan simpul ke atas.
problem-too-many-levels = Pohon butir lebih dari { $most } tingkat.
    .hint = Kurangi tingkatnya; instrumen sebenarnya jarang lebih dari empat.
problem-too-many-answers = Satu unit diminta menjawab lebih dari { $most } kali.
    .hint = Periksa quota tiap kelompok dan jumlah butirnya.
problem-too-fine = Bobot dan poinnya memuat terlalu banyak angka untuk dihitung dengan tepat.
    .hint = Tulis bobot dan poin dengan paling banyak empat desimal.
problem-mixed = Simpul "{ $name }" memuat simpul lain, jadi tidak dapat memuat butir.
    .hint = Letakkan butir pada simpul yang paling bawah.
problem-childless = Simpul "{ $code }" tidak memuat apa pun.
    .hint = Beri butir atau simpul di bawahnya, atau hapus simpul ini.
problem-no-points = Butir "{ $code }" dinilai, tetapi tidak ada jawaban yang memberi poin.
    .hint = Beri poin pada pilihannya, atau tulis scored = false.
    .cell-hint = Isi kolom points pada lembar Pilihan, atau isi kolom scored dengan tidak.
problem-forbidden = Butir "{ $code }" mengizinkan "tidak berlaku", padahal aturan instrumen melarangnya.
    .hint = Hapus not_applicable pada butir, atau ubah aturan not_applicable.
    .cell-hint = Isi sel ini dengan tidak, atau ubah rules.not_applicable pada lembar Instrumen.
problem-few-choices = Butir pilihan memerlukan sedikitnya dua pilihan.
    .hint = Tulis choice = [ … ] dengan dua pilihan atau lebih, atau rujuk daftar dengan choices.
    .cell-hint = Tulis dua baris choice atau lebih untuknya pada lembar Pilihan; sebuah butir juga dapat memakai daftar dari lembar Skala lewat kolom choices.
problem-steps = Ambang harus ada dan menaik.
    .hint = Tulis step = [ … ] dari batas terendah ke tertinggi, tanpa batas yang sama.
    .cell-hint = Tulis ambangnya pada lembar Pilihan sebagai baris step, dari batas terendah ke tertinggi, tanpa batas yang sama.
problem-sum = Bobot di bawah "{ $code }" berjumlah { $actual }, padahal tertulis { $sum }.
    .hint = Periksa bobotnya satu per satu, atau perbaiki sum.
    .cell = { $code ->
        [score] Bobot simpul teratas pada lembar Pohon berjumlah { $actual }, padahal jumlahnya tertulis { $sum }.
       *[other] Bobot di bawah "{ $code }" berjumlah { $actual }, padahal jumlahnya tertulis { $sum }.
    }
    .cell-hint = Periksa kolom weight satu per satu, atau perbaiki sum di sel ini.

# Variants, groups that follow from a population, and the examples inside an instrument.

problem-extends = Berkas ini memperluas instrumen lain, padahal di sini harus berdiri sendiri.
    .hint = Impor lewat daftar instrumen, yang menggabungkan keduanya, atau hapus extends dan lengkapi isinya.
problem-no-base = Instrumen "{ $id }" yang diperluas tidak ada dalam daftar instrumen.
    .hint = Periksa kodenya pada extends; daftarnya tampil dengan penilai instruments.
problem-base-circle = Rantai extends lewat "{ $id }" terlalu panjang atau berputar.
    .hint = Perluas langsung instrumen yang berdiri sendiri.
problem-own-base = Varian ini memakai kode instrumen yang diperluasnya, "{ $id }".
    .hint = Beri varian kode sendiri pada id.
problem-omit = Yang hendak ditiadakan tidak ada dalam bagian [[{ $key }]] instrumen yang diperluas.
    .hint = Periksa kodenya, atau hapus bagian ini.
    .cell = Yang hendak ditiadakan tidak ada dalam instrumen yang diperluas.
    .cell-hint = Periksa kodenya, atau hapus baris ini.
problem-sample = Tabel sampel harus menaik menurut populasi.
    .hint = Urutkan sample dari populasi terkecil, tanpa populasi yang sama.
    .cell-hint = Urutkan baris sample pada lembar Pilihan dari populasi terkecil, tanpa populasi yang sama.
problem-population = "{ $name }" bukan butir yang dapat menyatakan besarnya populasi.
    .hint = Rujuk butir bilangan yang tidak dinilai dan selalu ditanyakan, sekali per unit.
problem-case-both = Kasus ini memuat nilai unit dan juga jawaban.
    .hint = Pakai units untuk instansi, atau fill, subjects, dan answers untuk satu unit; jangan keduanya.
problem-case-subjects = Baris "{ $line }" tidak menyebut jumlah subjek suatu kelompok.
    .hint = Tulis kode kelompok, tanda sama dengan, lalu jumlahnya, misalnya "produk = 3".
problem-case-answer = Baris "{ $line }" tidak menyebut jawaban suatu butir.
    .hint = Tulis kode butir, tanda sama dengan, lalu jawabannya, misalnya "A.1 = 2" atau "A.1 = 2 3 3".
problem-case-expected = Kasus ini tidak menyatakan dengan jelas apa yang harus keluar.
    .hint = Isi score untuk nilai akhir, atau low dan high selama masih ada yang kurang.
problem-case-category = Kategori "{ $category }" tidak ada dalam daftar [[band]].
    .hint = Pakai kategori salah satu rentang.
    .cell = Tidak ada kategori "{ $category }" pada lembar Rentang.
problem-case-count = Kasus "{ $code }" memberi { $found } jawaban untuk butir { $item }, padahal subjeknya { $expected }.
    .hint = Beri satu jawaban untuk semua subjek, atau satu untuk setiap subjek.
problem-case-unfit = Kasus "{ $code }" menjawab butir { $item } dengan "{ $value }", padahal butir itu tidak mengenalnya.
    .hint = Pakai kunci pilihan, bilangan, centang yang dipisahkan |, na, atau not_observed.
problem-case = Kasus "{ $code }" tidak terpenuhi: seharusnya { $expected }, hasil hitung { $found }.
    .hint = Periksa bobot, poin, dan rentang, atau perbaiki harapan kasus itu. Instrumen dengan kasus yang gagal tidak dipakai.

# What would take too long or too much memory.

problem-code-long = Kode di "{ $key }" lebih panjang daripada { $most } karakter.
    .hint = Tulis kode yang pendek; keterangannya ditulis di label atau text.
problem-too-many = Bagian [[{ $key }]] lebih dari { $most }.
    .hint = Kurangi jumlahnya; instrumen nyata hanya mempunyai beberapa.
    .cell = Baris { $key } lebih dari { $most }.
problem-too-many-choices = Pilihan yang dipakai bersama oleh butir-butir seluruhnya lebih dari { $most } MiB.
    .hint = Pendekkan daftar [[choices]], atau kurangi butir yang memakainya.
    .cell-hint = Pendekkan daftar pada lembar Skala, atau kurangi butir yang memakainya.
problem-conditions-effort = Syarat-syarat butirnya terlalu berat untuk diperiksa setiap kali nilai dihitung.
    .hint = Kurangi syarat di relevant_if, terutama yang melihat butir dengan ribuan pilihan.
problem-case-effort = Sampai kasus "{ $code }", kasus-kasus berkas ini terlalu berat untuk dihitung setiap kali instrumen dibaca.
    .hint = Kurangi jumlah kasus, atau jumlah subjek di subjects dan kuota kelompok.

# Answer tables (CSV). Every sentence says what is wrong and why; its hint says what to do.

table-too-large = Berkas terlalu besar: semua berkas bersama-sama melebihi { $most } MiB.
    .hint = Bagi tabel menjadi beberapa berkas, misalnya satu berkas per instansi, lalu impor satu per satu.
table-too-many-rows = Tabel terlalu panjang: semua berkas bersama-sama melebihi { $most } baris.
    .hint = Bagi tabel menjadi beberapa berkas, misalnya satu berkas per instansi, lalu impor satu per satu.
table-not-utf8 = Berkas tidak dapat dibaca sebagai teks karena tidak disimpan dengan pengodean UTF-8.
    .hint = Buka tabel di aplikasi lembar kerja, pilih Simpan sebagai, lalu pilih jenis "CSV UTF-8".
table-empty = Berkas kosong: baris judul kolom tidak ditemukan.
    .hint = Mulailah dari tabel yang diekspor aplikasi ini, atau tulis nama kolom pada baris pertama.
table-column-missing = Kolom { $column } tidak ada, padahal semua kolom harus ada walaupun isinya kosong.
    .hint = Tambahkan kolom dengan judul { $column } pada baris pertama.
table-column-unknown = Kolom ke-{ $place } berjudul "{ $column }", dan judul itu tidak dikenal.
    .hint = Hapus kolom itu atau perbaiki judulnya. Judul yang dikenal: { $known }.
table-column-twice = Kolom { $column } ada lebih dari satu kali, sehingga tidak jelas kolom mana yang berlaku.
    .hint = Sisakan satu kolom { $column } dan hapus yang lain.
table-fields = Baris ini memuat { $found } kolom, padahal baris judul memuat { $expected } kolom.
    .hint = Periksa tanda pemisah dan tanda kutip pada baris ini. Isi yang memuat pemisah harus diapit tanda kutip ganda.
table-control = Isi kolom { $column } memuat karakter kendali yang tidak terlihat.
    .hint = Hapus isi itu, lalu ketik ulang; jangan menyalinnya dari aplikasi lain.
table-too-long = Isi kolom { $column } terlalu panjang: paling banyak { $most } karakter.
    .hint = Persingkat isinya.
table-needed = Kolom { $column } kosong, padahal setiap baris harus menyebutkannya.
    .hint = Isi kolom { $column }, atau hapus baris ini.
table-entity-type = Jenis instansi "{ $found }" tidak dikenal.
    .hint = Gunakan salah satu kata ini: { $known }.
table-follow-up = Tindak lanjut "{ $found }" tidak dikenal.
    .hint = Gunakan salah satu kata ini: { $known }. Kosongkan bila belum dicatat.
table-entity-differs = Instansi berkode { $code } di sini tertulis "{ $found }", tetapi pada { $file } baris { $line } tertulis "{ $before }". Satu kode hanya untuk satu instansi.
    .hint = Samakan kedua baris itu, atau perbaiki kodenya bila yang dimaksud memang instansi lain.
table-entity-known = Instansi berkode { $code } di sini tertulis "{ $found }", tetapi dalam penilaian yang terbuka tertulis "{ $before }".
    .hint = Periksa kodenya. Bila instansinya memang sama, samakan tulisan dalam tabel atau ubah data instansi di aplikasi.
table-item-needed = Baris ini memuat jawaban, subjek, atau catatan, tetapi kode butirnya kosong.
    .hint = Isi kolom item dengan kode butir, atau kosongkan kolom subject, answer, dan note.
table-item = Kode butir "{ $code }" tidak ada dalam instrumen ini.
    .hint = Kode yang paling mirip: { $nearest }. Periksa juga apakah tabel ini memang untuk instrumen yang sama.
table-subject-forbidden = Butir { $item } hanya ditanyakan satu kali per unit, tetapi kolom subject berisi.
    .hint = Kosongkan kolom subject pada baris ini, atau periksa kode butirnya.
table-subject-needed = Butir { $item } ditanyakan kepada setiap subjek kelompok { $group }, tetapi kolom subject kosong.
    .hint = Isi kolom subject dengan label subjek, misalnya user-07. Jangan menulis nama orang.
table-choice = "{ $found }" bukan pilihan butir { $item }.
    .hint = Gunakan salah satu kunci pilihan ini: { $known }.
table-ticks = "{ $found }" memuat centang yang tidak ada pada butir { $item }.
    .hint = Gunakan kunci ini, dipisahkan tanda |: { $known }. Tulis | saja bila tidak ada yang terpenuhi.
table-number = "{ $found }" bukan bilangan, sedangkan butir { $item } dijawab dengan bilangan.
    .hint = Tulis angka saja, tanpa satuan dan tanpa pemisah ribuan, misalnya 12 atau 3,5.
table-number-low = Bilangan { $found } terlalu kecil untuk butir { $item }: paling kecil { $lowest }.
    .hint = Periksa kembali angkanya.
table-date = "{ $found }" bukan tanggal yang benar untuk butir { $item }.
    .hint = Tulis tanggal dengan urutan tahun-bulan-tanggal, misalnya 2024-12-31.
table-not-applicable = Butir { $item } tidak boleh dinyatakan tidak berlaku menurut instrumen ini.
    .hint = Pilih salah satu jawaban, atau tulis not_observed beserta alasannya bila butir ini tidak dapat diamati.
table-reason = Jawaban { $state } harus disertai alasan, tetapi kolom note kosong.
    .hint = Tulis alasannya pada kolom note.
table-twice = Butir { $item } sudah dijawab lain untuk unit dan subjek yang sama pada { $file } baris { $line }.
    .hint = Sisakan satu jawaban, atau bedakan label subjeknya bila yang dijawab memang subjek yang berbeda.
table-more = Masih ada { $count } masalah lain yang tidak ditampilkan.
    .hint = Perbaiki dahulu masalah yang ditampilkan, lalu impor lagi.
table-quote-open = Tanda kutip dibuka pada baris ini dan tidak pernah ditutup.
    .hint = Tutup tanda kutipnya, atau gandakan tanda kutip yang menjadi bagian teks.
table-quote-inside = Sesudah tanda kutip penutup masih ada teks.
    .hint = Gandakan tanda kutip yang menjadi bagian teks, misalnya "kata ""kutip"" di tengah".
