# Rscript data-table.R DATA OUTPUT JOB PART WHOLE
suppressPackageStartupMessages(library(data.table))
args <- commandArgs(TRUE)
Encoding(args) <- "UTF-8"
setDTthreads(0L) # all processors; its default is half of them

figures <- fread(args[1], encoding = "UTF-8", showProgress = FALSE,
                 colClasses = c("character", "character", "character", "numeric"))
figures <- figures[!is.na(value)]
periods <- unique(figures$period)
months <- as.integer(substr(periods, 1, 4)) * 12L + as.integer(substr(periods, 6, 7))
figures[, month := months[match(period, periods)]]

if (args[3] == "share") {
  now <- merge(figures[indicator == args[4], .(region, period, month, value)],
               figures[indicator == args[5], .(region, month, whole = value)], by = c("region", "month"))
  now[, share := value / whole * 100]
  now <- merge(now, now[, .(region, month = month + 12L, before = share)], by = c("region", "month"))
  setorder(now, period, region)
  fwrite(now[, .(period, region, share = round(share, 6), share_change = round(share - before, 6))], args[2])
} else {
  ago <- figures[value != 0, .(region, indicator, month = month + 12L, base = value)]
  if (args[3] == "latest") figures <- figures[month == max(month)]
  grown <- ago[figures, on = .(region, indicator, month), nomatch = NULL]
  grown[, growth := (value - base) / base * 100]
  grown[, rank := frankv(-growth, ties.method = "min"), by = .(indicator, period)]
  setorder(grown, indicator, period, region)
  grown[, growth := round(growth, 6)]
  fwrite(grown[, .(indicator, period, region, value, growth, rank)], args[2])
}
