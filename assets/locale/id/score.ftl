# Scores in words.

zone-green = hijau
zone-yellow = kuning
zone-red = merah

percent = { $number } %

verdict-final = { $score } ({ $band })
verdict-open-one = antara { $low } dan { $high } ({ $band })
verdict-open = antara { $low } ({ $lowest }) dan { $high } ({ $highest })
rounding = { $exact } dibulatkan menjadi { $rounded }
verdict-nothing = Tidak ada butir yang berlaku, sehingga tidak ada nilai

follow-up-done = tindak lanjut selesai
follow-up-open = tindak lanjut belum selesai
follow-up-unknown = tindak lanjut belum dicatat
follow-up-sentence-done = Tindak lanjut produk pengawasan selesai
follow-up-sentence-open = Tindak lanjut produk pengawasan belum selesai. Syarat sebutan { $suffix }: { $condition }
follow-up-sentence-unknown = Tindak lanjut produk pengawasan belum dicatat. Syarat sebutan { $suffix }: { $condition }

part-total = Nilai unit
part-unit = Unit layanan
part-expected = Responden ke-{ $number } (belum ada)

missing-expected = { $code }, responden ke-{ $number } (belum ada)

response-na = Tidak berlaku: { $reason }
response-no = Tidak teramati: { $reason }

reason-points = { $points } dari { $most } poin
reason-mean = { $points } dari { $most }, rata-rata tertimbang { $parts } bagian yang berlaku
reason-mean-equal = { $points } dari { $most }, { $parts ->
    [1] sama dengan satu-satunya bagian yang berlaku
   *[other] rata-rata { $parts } bagian yang berlaku dengan bobot sama
}
reason-open = antara { $low } dan { $high } dari { $most }, masih kurang { $missing } jawaban
reason-absent = Tidak berlaku seluruhnya, bobotnya dialihkan ke bagian lain yang setingkat
reason-unanswered = Belum dijawab
reason-unrecognised = Jawaban ini tidak dikenal oleh instrumen, jadi dihitung sebagai belum dijawab
reason-reworded = Bunyi butir berubah sejak dijawab, jadi jawabannya harus dibaca ulang sebelum dihitung
reason-na-redistribute = Tidak berlaku ({ $reason }), bobotnya dialihkan ke bagian lain yang setingkat
reason-na-full = Tidak berlaku ({ $reason }), dihitung penuh menurut aturan instrumen
reason-na-zero = Tidak berlaku ({ $reason }), dihitung nol menurut aturan instrumen
reason-na-forbidden = Ditandai tidak berlaku ({ $reason }), padahal instrumen tidak mengizinkannya, jadi dihitung sebagai belum dijawab
reason-no-incomplete = Tidak teramati ({ $reason }), jadi masih harus dijawab
reason-no-redistribute = Tidak teramati ({ $reason }), bobotnya dialihkan ke bagian lain yang setingkat
reason-no-zero = Tidak teramati ({ $reason }), dihitung nol menurut aturan instrumen
band-printed = { $band }, dicetak { $printed }
