import { Task } from './models'

export async function createAll(titles: readonly string[]) {
  for (const title of titles) {
    const task = new Task()
    task.title = title
    await task.save() // want "`task.save` runs once for each `title` of `titles`"
  }
}

export async function createByStatic(titles: readonly string[]) {
  for (const title of titles) await Task.create({ title }).save() // want "save"
}

export async function finishAll() {
  const tasks = await Task.find()
  for (const task of tasks) await task.finish() // want "`task.finish` reaches `this.save` once for each `task` of `tasks`"
}

async function forEachAsync<T>(items: Iterable<T>, run: (item: T) => Promise<void>) {
  for (const item of items) await run(item)
}

export async function warnAll(by: string) {
  const tasks = await Task.find()
  await forEachAsync(tasks, async (task) => {
    await task.warn(by) // want "`task.warn` reaches `this.save` once for each `task` of `tasks`"
  })
  for (const task of tasks) console.warn(task.title)
}

export async function removeAll() {
  const tasks = await Task.findBy({ done: 1 })
  for (const task of tasks) await task.remove() // want "`task.remove` runs once for each `task` of `tasks`"
}

export async function deleteAll(ids: readonly number[]) {
  for (const id of ids) await Task.delete(id) // want "`Task.delete` runs once for each `id` of `ids`"
}

// One call takes the rows of all rounds.
export async function atOnce(titles: readonly string[]) {
  return Task.save(titles.map((title) => Task.create({ title })))
}

async function renamed() {
  const tasks = await Task.find()
  return tasks.map((task) => {
    const named = task
    named.title = named.title.trim()
    return named
  })
}

async function store(task: Task) {
  await task.save()
}

// Which rows they are is known by two names.
export async function storeAll() {
  const tasks = await renamed()
  await Promise.all(tasks.map((task) => store(task))) // want "`store` reaches `task.save` once for each `task` of `tasks`: N(tasks) … 4·N(tasks) statements (1 … 4 for each call); one `save` takes them all"
}
