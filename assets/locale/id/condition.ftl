# Conditions and constraints: when an item is asked, and what answers must agree with each other.

## In words

condition-side = { $measure ->
    [points] poin { $item }
    [ticks] banyaknya centang pada { $item }
   *[answer] jawaban { $item }
}
condition-equal = { $side } sama dengan { $value }
condition-differs = { $side } tidak sama dengan { $value }
condition-below = { $side } { $sort ->
    [date] sebelum
   *[amount] kurang dari
} { $value }
condition-at-most = { $side } { $sort ->
    [date] paling lambat
   *[amount] paling banyak
} { $value }
condition-above = { $side } { $sort ->
    [date] sesudah
   *[amount] lebih dari
} { $value }
condition-at-least = { $side } { $sort ->
    [date] paling awal
   *[amount] paling sedikit
} { $value }
condition-has = pada { $item } ada { $value }
condition-lacks = pada { $item } tidak ada { $value }

reason-irrelevant = Tidak ditanyakan karena syarat ini tidak terpenuhi: { $condition }
reason-undecided = Menunggu jawaban { $missing }, yang menentukan apakah ini ditanyakan

cli-relevant-if = ditanyakan jika { $conditions }

## Findings

finding-hard = Harus diperbaiki
finding-soft = Perlu alasan
finding-explained = Sudah diberi alasan
finding-line = { $word }: { $text } (ketentuan { $code }, butir { $place })

why-finding = ketentuan { $code } pada butir { $item } dilanggar
remedy-finding-hard = buka unit itu di daftar periksa dan perbaiki jawaban butir tersebut
remedy-finding-soft = perbaiki jawabannya, atau tulis alasannya pada catatan butir tersebut
remedy-finding-resend = jangan pakai berkas ini; minta pengirim memperbaiki jawaban atau menulis alasannya, lalu mengekspor ulang

## Checklist and results

checklist-state-irrelevant = Tidak ditanyakan
checklist-kept-answer = Jawaban yang tersimpan, tidak ikut dihitung: { $answer }
checklist-kept-note = Catatan yang tersimpan: { $note }
checklist-go-there = Ke { $place }
checklist-write-reason = Tulis alasan
checklist-finding-subject = { $subject }: { $text }
checklist-finding-more = dan { $more } lagi
checklist-findings = { $count } ketentuan perlu ditangani
checklist-findings-key = Ke ketentuan berikutnya yang perlu ditangani
checklist-deciding-why = Butir ini tidak dinilai, tetapi jawabannya menentukan butir mana yang ditanyakan.
checklist-not-asked-now = Butir ini tidak ditanyakan, jadi tidak dapat dijawab sekarang.
units-state-findings = Perlu ditangani
results-findings = Ketentuan antarbutir

## Problems of instrument files

problem-conditions-many = "{ $key }" memuat lebih dari { $most } syarat.
    .hint = Kurangi syaratnya; butir sebenarnya jarang memerlukan lebih dari tiga.
problem-constraints-many = Instrumen memuat lebih dari { $most } ketentuan antarbutir.
    .hint = Kurangi bagian [[constraint]].
    .cell-hint = Kurangi baris lembar Ketentuan.
problem-condition-form = Syarat "{ $condition }" tidak dapat dibaca.
    .hint = Tulis kode butir, tanda, dan nilai dengan spasi di antaranya, misalnya "A.1 >= 2". Tanda yang dikenal: = != < <= > >= has lacks.
problem-condition-item = Syarat "{ $condition }" menyebut butir "{ $code }" yang tidak ada.
    .hint = Periksa kode butirnya. Jawaban butir lain sebagai nilai ditulis dalam kurung siku, misalnya [A.1].
problem-condition-below = Syarat "{ $condition }" menyebut butir "{ $code }", yang tidak berada di atas butir ini.
    .hint = Pindahkan butir itu ke atas: syarat hanya boleh melihat butir yang ditanyakan lebih dahulu.
problem-condition-once = Syarat "{ $condition }" melihat butir "{ $code }" yang ditanyakan kepada setiap subjek, padahal butir ini ditanyakan sekali per unit.
    .hint = Pakai butir yang ditanyakan sekali per unit, atau beri butir ini group yang sama.
problem-condition-groups = Syarat "{ $condition }" melihat butir "{ $code }" dari kelompok lain.
    .hint = Dalam satu butir atau ketentuan, pakai butir satu kelompok saja beserta butir yang ditanyakan sekali per unit.
problem-condition-pair = Syarat "{ $condition }" membandingkan "{ $code }" dengan butir yang jawabannya tidak sejenis.
    .hint = Bandingkan bilangan dengan bilangan, pilihan dengan pilihan, tanggal dengan tanggal. Poin dan banyaknya centang hanya dapat dibandingkan dengan < <= > >=.
problem-condition-comparison = Tanda { $sign } pada syarat "{ $condition }" tidak cocok dengan jenis butir "{ $code }".
    .hint = Pakai has atau lacks untuk kunci daftar centang, = atau != untuk kunci pilihan, bilangan, dan tanggal. Butir teks tidak dapat dipakai.
problem-condition-key = Syarat "{ $condition }": butir "{ $code }" tidak mempunyai kunci "{ $value }".
    .hint = Pakai salah satu kunci ini: { $known }.
problem-condition-number = Syarat "{ $condition }" membandingkan "{ $code }" dengan sesuatu yang bukan bilangan.
    .hint = Tulis bilangan desimal biasa, misalnya 2 atau 4.5. Untuk pilihan yang dibandingkan ialah poinnya, untuk daftar centang banyaknya.
problem-condition-date = Syarat "{ $condition }" membandingkan tanggal "{ $code }" dengan sesuatu yang bukan tanggal.
    .hint = Tulis tanggal dengan urutan tahun-bulan-tanggal, misalnya 2024-12-31.
