# Last year beside this year: answers of an earlier round attached to a unit.

earlier-attached = Isian { $title } ({ $year }) telah dilampirkan pada { $count } unit{ $replaced ->
    [0] {""}
   *[other] , { $replaced } di antaranya menggantikan lampiran sebelumnya
}.
earlier-none = Tidak ada unit yang sama dengan unit di { $title } ({ $year }), jadi tidak ada yang dilampirkan. Unit dicocokkan menurut kode instansi dan nama unit.
earlier-unmatched = Tidak ada di penilaian yang lama: { $unit }, { $entity }
failure-attaching = Isian { $file } tidak dilampirkan
why-same-round = itu penilaian yang sama
remedy-same-round = pilih penilaian dari tahun sebelumnya
