import { writeFile } from 'node:fs/promises'
import type { DataSource } from 'typeorm'
import { User } from './entities'

class Settings {
  private readonly values: Record<string, string> = {}

  set(name: string, value: string) {
    this.values[name] = value
  }

  async save() {
    await writeFile('settings.json', JSON.stringify(this.values))
  }
}

export async function stored(names: readonly string[]) { // want fn:"0"
  const settings = new Settings()
  for (const name of names) {
    settings.set(name, '')
    await settings.save()
  }
}

export async function sets(source: DataSource) { // want fn:"1"
  const seen = new Set<number>()
  for (const user of await source.getRepository(User).find()) seen.delete(user.id)
  return seen
}

interface Canvas {
  save(): void
  restore(): void
}

export function drawn(canvas: Canvas, shapes: readonly (() => void)[]) { // want fn:"0"
  for (const draw of shapes) {
    canvas.save()
    draw()
    canvas.restore()
  }
}
