const DAY = 24 * 60 * 60 * 1000

export const daysAgo = (days: number, from = new Date()) => new Date(from.getTime() - days * DAY)
export const weekOf = (date: Date) => `${date.getUTCFullYear()}-${String(Math.ceil(date.getUTCDate() / 7)).padStart(2, '0')}`
