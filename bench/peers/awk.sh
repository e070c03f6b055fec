#!/bin/sh
# awk.sh DATA OUTPUT full: growth through one table of all figures, ranks in an order made by sort
export LC_ALL=C
echo indicator,period,region,value,growth,rank > "$2"
awk -F, '
  NR > 1 && $4 != "" { figures[$1 FS $2 FS $3] = $4 }
  END {
    for (key in figures) {
      split(key, part, FS)
      ago = part[1] FS part[2] FS (substr(part[3], 1, 4) - 1) substr(part[3], 5)
      if (!(ago in figures) || figures[ago] == 0) continue
      growth = (figures[key] - figures[ago]) / figures[ago] * 100
      printf "%s,%s,%s,%s,%.17g\n", part[2], part[3], part[1], figures[key], growth
    }
  }' "$1" |
  sort -t, -k1,2 -k5,5gr |
  awk -F, -v OFS=, '
  {
    group = $1 FS $2
    if (group != last) { last = group; count = 0; above = "" }
    count++
    if (above == "" || $5 != above) { rank = count; above = $5 }
    printf "%s,%s,%s,%s,%.6f,%d\n", $1, $2, $3, $4, $5, rank
  }' |
  sort -t, -k1,3 >> "$2"
