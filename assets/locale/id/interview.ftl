# Interviews: who was asked, when, with whose consent; one person at a time; entry from paper.

## Steps and commands

step-interview = ubah wawancara { $subject }
step-typed = ketik { $code } untuk { $subject }
step-typed-clear = kosongkan { $code } untuk { $subject }
command-interview = Wawancara…
command-one-person = Lembar satu orang
command-type-from-paper = Ketik dari kertas

## The dialog

interview-open = Wawancara…
interview-title = Wawancara { $subject }
interview-role = Peran, misalnya petugas loket atau pemohon KTP
interview-role-choose = Peran { $role }
interview-consent = Persetujuan
interview-given = bersedia
interview-refused = tidak bersedia
interview-no-consent = persetujuan belum dicatat
interview-consent-why = Jawaban tetap dapat diisi, apa pun persetujuannya.
interview-from = Mulai
interview-to = Selesai
interview-not-a-time = Ini bukan jam. Tulis jam dan menit, misalnya 09.05.
interview-to-early = Selesai lebih awal daripada mulai. Perbaiki salah satunya.
interview-from-missing = Jam selesai ada, jam mulai belum. Isi jam mulai juga.
interview-person-why = Nama dan kontak disimpan terpisah dari jawaban. Keduanya tidak pernah ikut diekspor dan tidak masuk riwayat.
interview-name = Nama
interview-contact = Kontak
interview-nobody = Tidak ada responden yang sedang dipilih. Buka butir yang ditanyakan kepada responden, lalu tambah responden dengan A bila belum ada.

## One person

interview-one-person = Lembar satu orang untuk { $subject }
interview-not-begun = belum dimulai
interview-running = berjalan { $time }
interview-since = dimulai { $from }, belum diakhiri
interview-over = { $from } sampai { $to }
interview-ended = selesai { $to }
interview-all-answered = Semua butir untuk { $subject } sudah dijawab. Tekan A untuk responden berikutnya.

## Typing from paper

entry-title = Ketik dari kertas: { $group }
entry-done = { $group } yang lengkap
entry-new = { $subject } (baru)
entry-open = kosong
entry-keys = Angka mengisi dan maju. Spasi melewati, Backspace mundur dan menghapus, N dan O meminta alasan. Setiap sel langsung disimpan.
entry-range = { $from } sampai { $to }
entry-no-choice = { $key } bukan pilihan butir ini. Pilihannya { $choices }.
entry-no-group = Instrumen ini tidak mempunyai kelompok responden, jadi tidak ada yang dapat diketik per baris. Isi di lembar biasa.
entry-no-item = Butir { $group } tidak dapat dijawab dengan satu angka. Isi di lembar biasa.
entry-skipped = Tidak diketik di sini, karena tidak dijawab dengan satu angka: { $codes }. Isi di lembar biasa.
entry-why-not-applicable = Mengapa { $code } tidak berlaku untuk { $subject }
entry-why-not-observed = Mengapa { $code } tidak teramati untuk { $subject }

## The second reading

entry-check = Periksa ulang
entry-check-why = Ketik kertas yang sama sekali lagi. Setiap sel yang berbeda akan ditunjukkan; tidak ada yang berubah sebelum Anda menekan Enter.
entry-nothing-to-check = Belum ada yang dapat diperiksa ulang. Ketik dahulu sedikitnya satu responden.
entry-differs = { $cell } berbeda: tersimpan { $first }, sekarang { $second }. Tekan Enter di sel itu untuk memakai yang sekarang, atau ketik lagi.
entry-no-difference = Tidak ada sel yang berbeda sejauh ini.
entry-second = Periksa ulang: { $read } dari { $all } sel dibaca, { $differing } berbeda. G ke perbedaan berikutnya, F4 kembali mengetik.

## The key map

help-entry = Saat mengetik dari kertas
help-key-space-minus = Spasi, -
help-key-f4 = F4
help-entry-digit = Isi sel dan maju; di ujung baris ke responden berikutnya
help-entry-space = Biarkan kosong dan maju
help-entry-backspace = Mundur dan hapus
help-entry-move = Pindah sel
help-entry-enter = Ke baris berikutnya; saat memeriksa ulang, pakai bacaan kedua
help-entry-absent = Tandai tidak berlaku atau tidak teramati
help-entry-check = Periksa ulang: ketik kertas yang sama sekali lagi
help-entry-difference = Ke perbedaan berikutnya, saat memeriksa ulang
help-entry-leave = Kembali ke daftar
