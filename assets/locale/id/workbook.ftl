# Buku kerja (XLSX): why a file is refused, what is wrong in a cell, and what its sheets say.

failure-workbook = Tidak dapat membaca { $file }
why-not-a-workbook = ini bukan buku kerja XLSX
remedy-not-a-workbook = buka berkas itu di Excel atau LibreOffice, simpan sebagai Buku Kerja Excel (.xlsx), lalu pilih hasilnya
why-old-workbook = ini buku kerja berformat lama (.xls), atau buku kerja yang dikunci dengan kata sandi
remedy-old-workbook = buka berkas itu, hapus kata sandinya, simpan sebagai Buku Kerja Excel (.xlsx), lalu pilih hasilnya
why-workbook-file = berkas ini lebih besar dari { $most } MiB
why-workbook-members = berkas ini memuat lebih dari { $most } bagian
why-workbook-part = salah satu bagiannya lebih besar dari { $most } MiB setelah dibuka
why-workbook-inflated = isinya lebih besar dari { $most } MiB setelah dibuka
why-workbook-sheets = jumlah lembarnya lebih dari { $most }
why-workbook-cells = sebuah lembar memuat lebih dari { $most } sel berisi
why-workbook-text = teks dalam sebuah lembar lebih besar dari { $most } MiB
remedy-workbook-large = salin lembar yang diperlukan saja ke buku kerja baru, lalu coba lagi
why-workbook-damaged = isi buku kerja ini rusak ({ $detail })
remedy-workbook-damaged = buka dan simpan lagi berkas itu di Excel atau LibreOffice, atau minta salinan yang utuh
why-workbook-doctype = bagian { $part } memuat deklarasi DOCTYPE, yang tidak pernah ada dalam buku kerja biasa
remedy-workbook-doctype = jangan pakai berkas ini; minta salinan baru langsung dari pembuatnya

cell-formula = Sel ini berisi rumus.
    .hint = Salin sel itu, lalu tempel kembali sebagai nilai, supaya yang dibaca tidak bergantung pada rumus.
cell-error = Sel ini berisi kesalahan { $found }.
    .hint = Ganti dengan isi yang benar, atau kosongkan selnya.
cell-date = Sel ini berisi tanggal, { $found }, padahal di sini diperlukan { $expected ->
        [number] bilangan
       *[text] teks
    }.
    .hint = Ubah format sel ini menjadi { $expected ->
        [number] Umum (General)
       *[text] Teks (Text)
    }, lalu ketik ulang isinya.
cell-percent = Sel ini berisi persen, yang tersimpan sebagai { $found }, padahal di sini diperlukan { $expected ->
        [number] bilangan biasa
       *[text] teks
    }.
    .hint = Ubah format sel ini menjadi { $expected ->
        [number] Umum (General), lalu ketik ulang bilangannya tanpa tanda persen
       *[text] Teks (Text), lalu ketik ulang isinya
    }.
cell-far = Sel ini terlalu jauh: hanya { $rows } baris dan { $columns } kolom pertama yang dibaca.
    .hint = Pindahkan isinya ke dalam tabel, atau hapus isi sel itu.
cell-long = Teks dalam sel ini lebih panjang dari { $most } karakter.
    .hint = Ringkaskan teksnya.
cell-control = Teks dalam sel ini memuat karakter kendali { $code } yang tidak tampak.
    .hint = Ketik ulang teks itu, jangan menempelkannya dari program lain.
cell-more = Masih ada sel lain yang bermasalah; yang sesudah ini tidak diperiksa.
    .hint = Perbaiki dahulu sel yang disebut di atas, lalu ulangi.

workbook-lost = Isi pada baris ini tidak dapat dibawa utuh oleh buku kerja.
    .hint = Sederhanakan penulisannya, misalnya hapus spasi di awal dan akhir kode, lalu ulangi.
workbook-not-written = Buku kerja tidak dapat disusun: { $detail }.
    .hint = Periksa berkas instrumennya dengan penilai check.
workbook-empty-entry = Bagian ini tidak berisi apa-apa, sehingga tidak mempunyai tempat dalam buku kerja.
    .hint = Isi kuncinya, atau hapus bagian ini.
workbook-shape = Isi "{ $key }" bukan jenis yang semestinya.
    .hint = Periksa berkas instrumennya dengan penilai check.
workbook-list = Daftar "{ $key }" tidak dapat ditulis satu tiap baris dalam satu sel: ada isinya yang kosong atau lebih dari satu baris.
    .hint = Tulis setiap isi daftar sebagai satu baris teks, atau hapus daftar yang kosong.
workbook-sheet = Lembar ini tidak dikenal.
    .hint = Hapus lembar ini, atau beri salah satu nama ini: { $known }.
workbook-missing-sheet = Lembar { $sheet } tidak ada.
    .hint = Kembalikan lembar itu dengan kunci ini pada baris kedua, dan biarkan kosong di bawahnya bila tidak dipakai: { $keys }.
workbook-missing-column = Kolom { $key } tidak ada.
    .hint = Kembalikan kolom itu dengan kunci { $key } pada baris { $row }; kosongkan isinya bila tidak dipakai.
workbook-merged = Sel ini digabung dengan sel lain sampai { $last }, sehingga isi sel lainnya hilang.
    .hint = Pisahkan gabungan sel itu (Unmerge Cells), lalu isi setiap selnya.
workbook-twice = "{ $code }" dipakai dua kali; yang pertama ada di sel { $first }.
    .hint = Beri nama lain pada salah satunya, atau hapus yang tidak dipakai.
workbook-header = Baris kunci tidak ditemukan pada lembar ini.
    .hint = Tulis kunci setiap kolom pada baris kedua: { $keys }.
workbook-column = Kunci kolom "{ $found }" tidak dikenal.
    .hint = Gunakan salah satu kunci ini, atau hapus kolomnya: { $keys }.
workbook-no-column = Kolom ini berisi, tetapi tidak mempunyai kunci pada baris kunci.
    .hint = Tulis kuncinya pada baris kedua, atau hapus isi kolom ini.
workbook-no-key = Baris ini berisi, tetapi kolom kuncinya kosong.
    .hint = Tulis kuncinya, atau hapus isi baris ini.
workbook-no-english = "{ $key }" tidak mempunyai terjemahan.
    .hint = Kosongkan sel bahasa Inggris pada baris ini.
workbook-list-name = Jenis baris ini tidak dikenal untuk bagian itu.
    .hint = { $nearest ->
        [none] Pasangan bagian dan jenis baris yang ada: { $known }.
       *[other] Yang paling mirip: { $nearest }. Pasangan bagian dan jenis baris yang ada: { $known }.
    }
workbook-owner = Tidak ada "{ $code }" pada lembar { $sheet }.
    .hint = Perbaiki kode pemiliknya, atau tambahkan barisnya pada lembar { $sheet }.

why-not-authored = buku kerja ini tidak mempunyai lembar Instrumen maupun lembar survey
remedy-not-authored = pilih buku kerja yang dibuat dengan penilai instrument export, atau sebuah formulir XLSForm

cli-workbook-exported = Instrumen { $id } ditulis ke { $file }.
cli-workbook-imported = Instrumen { $id } ditulis ke { $file }: { $items } butir dinilai, { $status } ({ $assumed } angka diasumsikan).
cli-workbook-more = Masih ada { $count } temuan lain; perbaiki dahulu yang disebut di atas.
cli-workbook-nothing = Tidak ada yang ditulis. Perbaiki yang disebut di atas, lalu ulangi.
