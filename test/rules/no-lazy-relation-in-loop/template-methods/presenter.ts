export abstract class Presenter<T, R> {
  abstract present(item: T): Promise<R>

  presentAll(items: T[]) {
    return Promise.all(items.map((item) => this.present(item)))
  }

  async inTurn(items: T[]) {
    const shown: R[] = []
    for (const item of items) shown.push(await this.present(item))
    return shown
  }
}

/** All that extend it ask: it says so itself. */
export abstract class Counter<T> {
  abstract count(item: T): Promise<number>

  async sum(items: T[]) {
    let sum = 0
    for (const item of items) sum += await this.count(item)
    return sum
  }
}
