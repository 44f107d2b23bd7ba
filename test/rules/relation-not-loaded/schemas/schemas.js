const { EntitySchema } = require('typeorm')

exports.Product = new EntitySchema({
  name: 'Product',
  columns: { id: { type: Number, primary: true, generated: true }, title: { type: String } },
  relations: {
    reviews: { type: 'one-to-many', target: 'Review', inverseSide: 'product', lazy: true },
    category: { type: 'many-to-one', target: 'Category' },
    maker: { type: 'many-to-one', target: 'Maker', eager: true },
  },
})

exports.Review = new EntitySchema({
  name: 'Review',
  columns: { id: { type: Number, primary: true, generated: true }, stars: { type: Number } },
  relations: { product: { type: 'many-to-one', target: 'Product', inverseSide: 'reviews' } },
})

exports.Category = new EntitySchema({
  name: 'Category',
  columns: { id: { type: Number, primary: true, generated: true }, name: { type: String } },
  relations: { top: { type: 'many-to-one', target: 'Category', eager: true }, above: { type: 'many-to-one', target: 'Category' } },
})

exports.Maker = new EntitySchema({ name: 'Maker', columns: { id: { type: Number, primary: true }, name: { type: String } } })
