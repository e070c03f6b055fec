import type { Finding } from './finding.ts';
import type { Waiver } from './rule.ts';

/** Findings with the reason of the first waiver that covers them. */
export function waived(findings: readonly Finding[], waivers: readonly Waiver[]): Finding[] {
  return findings.map((finding) => {
    const waiver = waivers.find((w) => covers(w, finding));
    return waiver ? { ...finding, waived: waiver.reason } : finding;
  });
}

/** A waiver that names an indicator or a region covers no finding about several. */
function covers({ rule, indicator, region, from, to }: Waiver, finding: Finding): boolean {
  return (
    rule === finding.rule &&
    (indicator === undefined || indicator === finding.indicator?.id) &&
    (region === undefined || region === finding.region?.code) &&
    (from === undefined || from <= finding.period) &&
    (to === undefined || finding.period <= to)
  );
}
