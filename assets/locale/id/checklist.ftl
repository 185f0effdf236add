# Checklist and results.

## Names of steps, for the undo menu

step-answer = jawaban { $code }
step-clear = hapus jawaban { $code }
step-note = catatan { $code }
step-confirm = benarkan jawaban { $code }
step-add-subject = tambah { $subject }
step-rename-subject = ganti nama { $subject }
step-remove-subject = hapus { $subject }

## Checklist: frame

checklist-reading = Membaca jawaban unit ini…
checklist-search = Cari butir
checklist-search-nothing = Tidak ada butir yang memuat kata itu. Coba kata lain atau kode butirnya.
checklist-search-more = Hanya { $most } yang pertama. Tambahkan kata untuk mempersempit.
checklist-section = { $label }, { $answered } dari { $expected } terjawab
checklist-section-unscored = { $label }, tidak ikut dinilai
checklist-section-aside = { $label }, tidak ikut dinilai, { $answered } dari { $expected } terisi
checklist-section-problems = { $section }, { $problems } perlu diperiksa
checklist-interval = { $low } sampai { $high }
checklist-no-score = Tidak ada nilai
checklist-next = Berikutnya
checklist-next-key = Ke jawaban berikutnya yang masih kurang (G)
checklist-missing = Masih kurang { $count } jawaban, berikutnya { $next }
checklist-complete = Semua yang dinilai sudah terjawab

## Checklist: items

checklist-unscored = tidak ikut dinilai
checklist-unscored-why = Butir ini hanya dicatat dan tidak memengaruhi nilai.
checklist-state-open = Belum dijawab
checklist-state-answered = Terjawab
checklist-state-doubtful = Perlu diperiksa
checklist-state-reworded = Perlu dibaca ulang
checklist-state-reason = Menunggu alasan
checklist-not-applicable = Tidak berlaku
checklist-not-observed = Tidak teramati
checklist-clear = Hapus jawaban
checklist-clear-key = Hapus jawaban, catatan tetap ada (Backspace)
checklist-note = Catatan
checklist-reason = Alasan
checklist-reason-wanted = Tulis alasannya. Selama belum ada alasan, keadaan ini belum disimpan dan jawaban yang lama masih berlaku.
checklist-number = Angka
checklist-date = Tanggal
checklist-date-hint = hh-bb-tttt
checklist-text = Jawaban
checklist-not-a-number = Ini bukan angka, jadi belum disimpan. Tulis misalnya 12 atau 12,5.
checklist-not-a-date = Ini bukan tanggal, jadi belum disimpan. Tulis misalnya 31-12-2024.
checklist-too-low = Angka ini di bawah batas terendah, jadi belum disimpan. Tulis { $lowest } atau lebih.
checklist-step = mulai { $from } { $points } poin
checklist-ticks-none = Tidak ada satu pun
checklist-item-changed = Bunyi butir ini berubah sejak dijawab, jadi jawabannya belum dihitung. Baca lagi: bila masih benar, benarkan; bila tidak, pilih jawaban lain.
checklist-confirm = Masih benar
checklist-unknown-answer = Jawaban { $answer } tidak dikenal oleh instrumen ini dan dihitung sebagai belum dijawab. Pilih salah satu jawaban yang ada.
checklist-na-forbidden = Instrumen ini tidak mengenal keadaan tidak berlaku. Pilih salah satu jawaban, atau tandai tidak teramati.
checklist-na-item = Butir ini tidak dapat ditandai tidak berlaku. Pilih salah satu jawaban, atau tandai tidak teramati.

## Checklist: subjects

checklist-add-subject = Tambah { $subject }
checklist-no-group = Bagian ini tidak menanyai siapa pun, jadi tidak ada yang dapat ditambah.
checklist-no-subject = Belum ada { $subject }. Tekan A untuk menambah yang pertama.
checklist-subject-wanted = Tambahkan { $subject } dahulu dengan tombol A, lalu isi jawabannya.
checklist-rename-subject = Ganti nama { $subject }
checklist-remove-subject = Hapus { $subject }
checklist-subject-label = Nama baru untuk { $subject }
checklist-label-empty = Isi namanya, tanpa nama orang
checklist-label-taken = Nama ini sudah dipakai
checklist-remove-question = { $subject } mempunyai { $answers } isian. Hapus beserta isiannya? Langkah ini dapat diurungkan.
checklist-remove-confirm = Hapus beserta isiannya
checklist-remove-keep = Batal
quota-awaits = { $quota }, menurut butir { $item } yang belum diisi

## Checklist: what helps now

checklist-help = Petunjuk
checklist-help-close = Tutup petunjuk
checklist-guidance = Cara menilai
checklist-evidence = Bukti yang diharapkan
checklist-legal = Dasar hukum
checklist-outlook = Nilai unit menurut jawaban butir ini
checklist-outlook-same = Apa pun jawabannya, nilai unit tetap { $score } pada desimal yang diumumkan.
checklist-sources = Sumber
checklist-source-text = Rumusan, { $firmness }
checklist-source-weight = Bobot, { $firmness }
checklist-source-points = Poin, { $firmness }
checklist-firm-documented = terdokumentasi
checklist-firm-applied = dipakai pemerintah daerah
checklist-firm-press = pemberitaan
checklist-firm-inferred = disimpulkan
checklist-firm-assumed = asumsi

## Results

results-reading = Membaca jawaban unit-unitnya…
results-no-units = Instansi ini belum mempunyai unit layanan. Tambahkan unitnya di daftar unit.
results-note = Catatan tentang instrumen
results-example-why = Jawaban di sini disusun sebagai contoh dan bukan hasil penilaian yang sebenarnya
results-progress = Jawaban
results-checklist = Isi daftar periksa
results-copy = Salin penjelasan
results-entity = Hasil instansi
results-gap = Kurang { $gap } untuk { $band }
results-gap-above = Kurang sedikit lebih dari { $gap } untuk { $band }
results-top = Rentang tertinggi sudah tercapai
results-rank = Peringkat { $rank } dari { $of } dalam penilaian ini
results-rank-class = Peringkat { $rank } dari { $of } instansi sejenis
results-rank-province = Peringkat { $rank } dari { $of } instansi sejenis di provinsinya
results-points = { $points } dari { $most }
results-points-open = { $low } – { $high } dari { $most }
results-loss = berkurang { $loss }
results-reasons = Alasan
results-by-cost = Paling merugikan dahulu
results-by-order = Urutan instrumen
results-reasons-keys = Panah membuka dan menutup, Enter menuju butirnya
results-missing = Yang masih kurang
results-missing-count = { $code }, { $count } jawaban
results-missing-more = dan { $more } butir lain
results-by = Dihitung menurut { $title } ({ $id })
results-mean = Rata-rata { $units } unit dengan bobot sama adalah { $exact }, dihitung dari nilai unit yang belum dibulatkan.
results-mean-open = { $open } dari { $units } unit belum lengkap, jadi nilai instansi masih berupa rentang.
results-mean-absent = { $units } unit tidak mempunyai butir yang berlaku dan tidak ikut dirata-ratakan.
