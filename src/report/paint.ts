// Colours as plain functions, handed in: a report decides what stands out, its caller whether anything does.

export interface Paint {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly red: (text: string) => string
  readonly yellow: (text: string) => string
  readonly green: (text: string) => string
  readonly cyan: (text: string) => string
  readonly underline: (text: string) => string
}

const same = (text: string) => text

export const plain: Paint = { bold: same, dim: same, red: same, yellow: same, green: same, cyan: same, underline: same }
