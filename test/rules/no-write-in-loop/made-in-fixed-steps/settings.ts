interface Values { readonly security: { readonly codes: number }; readonly slots: number }

let values: Values = { security: { codes: Number(process.env['CODES'] ?? 10) }, slots: 4 }

export const Config = {
  get(): Values {
    return values
  },
  set(next: Values) {
    values = next
  },
}

export const config: Values = Config.get()
