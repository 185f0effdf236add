# What can be wrong with an instrument file. The sentence says what; its hint says what to do.

problem-line = baris { $line }

problem-syntax = Berkas ini bukan TOML yang sah: { $detail }
    .hint = Perbaiki penulisan pada baris ini. Teks diapit tanda kutip, daftar diapit kurung siku.
problem-too-long = Berkas instrumen lebih besar dari { $most } MiB.
    .hint = Pastikan berkas yang dipilih memang instrumen, bukan lampiran atau cadangan.
problem-missing = Kunci "{ $key }" belum diisi.
    .hint = Tambahkan { $key } pada bagian ini.
problem-empty = Kunci "{ $key }" kosong.
    .hint = Isi teksnya, atau hapus kunci ini bila tidak wajib.
problem-unknown-key = Kunci "{ $key }" tidak dikenal.
    .hint = Periksa ejaannya. Kunci yang tidak dikenal tidak pernah diabaikan.
problem-wrong-type = Isi "{ $key }" harus berupa { $expected ->
        [text] teks dalam tanda kutip
        [text-list] daftar teks
        [flag] true atau false
        [number] bilangan desimal biasa, misalnya 21.85
        [table] satu bagian [{ $key }]
       *[tables] daftar bagian [[{ $key }]]
    }.
    .hint = Ubah isinya sesuai bentuk itu.
problem-code = Kode "{ $code }" memuat tanda yang tidak boleh dipakai.
    .hint = Pakai huruf, angka, titik, tanda hubung, dan garis bawah saja.
problem-parallel = Banyaknya isi "{ $english }" tidak sama dengan "{ $key }".
    .hint = Beri satu terjemahan untuk setiap teks, dalam urutan yang sama.
problem-count = Isi "{ $key }" harus bilangan bulat dari 0 sampai { $most }.
    .hint = Tulis bilangan bulat tanpa titik atau koma.
problem-word = Isi "{ $key }" tidak dikenal.
    .hint = Pilih salah satu: { $known }.
problem-twice = "{ $code }" dipakai dua kali.
    .hint = Beri nama lain pada salah satunya.
problem-no-source = Sumber "{ $name }" tidak ada dalam daftar [[source]].
    .hint = Tambahkan sumber itu, atau pakai kunci sumber yang ada.
problem-no-node = Simpul "{ $name }" tidak ada di atas baris ini.
    .hint = Tulis [[node]] dengan kode itu lebih dahulu; induk mendahului anak.
problem-no-group = Kelompok "{ $name }" tidak ada dalam daftar [[group]].
    .hint = Tambahkan kelompok itu, atau hapus group agar butir ditanyakan sekali per unit.
problem-no-choices = Daftar pilihan "{ $name }" tidak ada dalam [[choices]].
    .hint = Tambahkan daftar itu, atau tulis pilihan langsung pada butir.
problem-none = Tidak ada satu pun [[{ $key }]] yang dapat dipakai.
    .hint = Tambahkan sedikitnya satu.
problem-not-positive = Isi "{ $key }" harus lebih dari nol.
    .hint = Tulis bilangan di atas nol. Butir yang hanya dicatat memakai scored = false, bukan bobot nol.
problem-negative = Isi "{ $key }" tidak boleh kurang dari nol.
    .hint = Poin terendah ialah 0.
problem-band-order = Rentang ini tidak lebih rendah dari rentang di atasnya.
    .hint = Urutkan [[band]] dari batas tertinggi ke terendah, tanpa batas yang sama.
problem-band-above = Batas rentang ini di atas nilai tertinggi, { $maximum }.
    .hint = Turunkan batasnya, atau periksa maximum pada [score].
problem-band-digits = Batas rentang ini lebih halus dari pembulatan nilai, { $digits } desimal.
    .hint = Tulis batas dengan paling banyak { $digits } desimal, karena nilai dibulatkan sebelum dicocokkan.
problem-band-lowest = Rentang terendah harus mulai dari 0 dan memuat 0.
    .hint = Tambahkan rentang terendah dengan from = 0 dan edge = "inclusive", agar setiap nilai mempunyai rentang.
problem-too-deep = Simpul "{ $code }" lebih dalam dari { $levels } tingkat yang diberi nama.
    .hint = Tambahkan nama tingkat pada levels, atau pindahkan simpul ke atas.
problem-mixed = Simpul "{ $name }" memuat simpul lain, jadi tidak dapat memuat butir.
    .hint = Letakkan butir pada simpul yang paling bawah.
problem-childless = Simpul "{ $code }" tidak memuat apa pun.
    .hint = Beri butir atau simpul di bawahnya, atau hapus simpul ini.
problem-no-points = Butir "{ $code }" dinilai, tetapi tidak ada jawaban yang memberi poin.
    .hint = Beri poin pada pilihannya, atau tulis scored = false.
problem-forbidden = Butir "{ $code }" mengizinkan "tidak berlaku", padahal aturan instrumen melarangnya.
    .hint = Hapus not_applicable pada butir, atau ubah aturan not_applicable.
problem-few-choices = Butir pilihan memerlukan sedikitnya dua pilihan.
    .hint = Tulis choice = [ … ] dengan dua pilihan atau lebih, atau rujuk daftar dengan choices.
problem-steps = Ambang harus ada dan menaik.
    .hint = Tulis step = [ … ] dari batas terendah ke tertinggi, tanpa batas yang sama.
problem-sum = Bobot di bawah "{ $code }" berjumlah { $actual }, padahal tertulis { $sum }.
    .hint = Periksa bobotnya satu per satu, atau perbaiki sum.
