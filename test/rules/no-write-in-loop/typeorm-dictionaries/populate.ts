import { Finding } from './entities'

interface ByCve {
  [cve: string]: Finding[]
}

function grouped(findings: Finding[]) {
  const all: ByCve = {}
  for (const finding of findings) (all[finding.cve] ??= []).push(finding)
  return all
}

// The rows stand in lists of a dictionary.
export async function described(texts: { cve: string; text: string }[]) {
  const byCve: { [cve: string]: Finding[] } = {}
  for (const finding of await Finding.find()) {
    if (byCve[finding.cve]) byCve[finding.cve]?.push(finding)
    else byCve[finding.cve] = [finding]
  }
  for (const { cve, text } of texts) {
    const findings = byCve[cve]
    if (!findings) continue
    for (const finding of findings) {
      finding.text = text
      await finding.save() // want "`finding.save` runs once for each `finding` of `findings`"
    }
  }
}

export async function handedIn(byCve: ByCve, cve: string) {
  const findings = byCve[cve]
  if (findings) for (const finding of findings) await finding.save() // want "`finding.save` runs once for each `finding` of `findings`"
}

export async function recorded(byHost: Record<string, Finding>, hosts: string[]) {
  for (const host of hosts) await byHost[host]?.remove() // want "remove` runs once for each `host` of `hosts`"
}

// An entry that is not there yet: the dictionary is a cache.
export async function remembered(findings: Finding[]) {
  const byHost: Record<string, Finding[]> = {}
  for (const finding of findings) {
    if (!byHost[finding.host]) byHost[finding.host] = await Finding.findBy({ host: finding.host })
  }
  return { byHost, byCve: grouped(findings) }
}

export async function rememberedInVain(findings: Finding[]) {
  const byId: Record<string, Finding[]> = {}
  for (const finding of findings) {
    if (!byId[finding.id]) byId[finding.id] = await Finding.findBy({ id: finding.id }) // want "`Finding.findBy` runs once for each `finding` of `findings`"
  }
  return byId
}
