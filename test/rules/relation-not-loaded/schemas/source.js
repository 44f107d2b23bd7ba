const { DataSource } = require('typeorm')
const { Category, Maker, Product, Review } = require('./schemas')

exports.source = new DataSource({ type: 'sqljs', entities: [Category, Maker, Product, Review] })
