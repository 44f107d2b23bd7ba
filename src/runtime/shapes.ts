// What an object is told by: methods that no other driver's client has together. Names of classes change with bundlers.

export function hasMethods(target: unknown, methods: readonly string[]): target is object {
  return typeof target === 'object' && target !== null && methods.every((name) => typeof Reflect.get(target, name) === 'function')
}
