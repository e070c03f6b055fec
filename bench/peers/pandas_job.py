# python3 pandas_job.py DATA OUTPUT JOB PART WHOLE
import sys

import pandas

data, output, job, part, whole = sys.argv[1:]
text = {"region": str, "indicator": str, "period": str}
# The default parser is off in the last binary digit now and then.
figures = pandas.read_csv(data, dtype=text, float_precision="round_trip").dropna(subset=["value"])
figures["month"] = figures.period.str[:4].astype(int) * 12 + figures.period.str[5:].astype(int)

if job == "share":
    now = figures[figures.indicator == part].merge(
        figures[figures.indicator == whole][["region", "month", "value"]].rename(columns={"value": "whole"}),
        on=["region", "month"],
    )
    now["share"] = now.value / now.whole * 100
    ago = now[["region", "month", "share"]].rename(columns={"share": "before"})
    ago["month"] += 12
    now = now.merge(ago, on=["region", "month"]).sort_values(["period", "region"])
    now["share_change"] = (now.share - now.before).round(6)
    now["share"] = now.share.round(6)
    now[["period", "region", "share", "share_change"]].to_csv(output, index=False)
else:
    ago = figures[["region", "indicator", "month", "value"]].rename(columns={"value": "base"})
    ago["month"] += 12
    ago = ago[ago.base != 0]
    if job == "latest":
        figures = figures[figures.month == figures.month.max()]
    grown = figures.merge(ago, on=["region", "indicator", "month"])
    grown["growth"] = (grown.value - grown.base) / grown.base * 100
    places = grown.groupby(["indicator", "period"]).growth.rank(method="min", ascending=False)
    grown["rank"] = places.astype(int)
    grown = grown.sort_values(["indicator", "period", "region"])
    grown["growth"] = grown.growth.round(6)
    grown[["indicator", "period", "region", "value", "growth", "rank"]].to_csv(output, index=False)
