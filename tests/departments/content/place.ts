// 云岭省青河市临溪县: a county that does not exist. Its 区划 codes begin with 99, which no real place has.
export const county = {
  name: '临溪县',
  code: '990721',
  city: '青河市',
  cityCode: '990700',
  province: '云岭省',
};

export const towns = [
  '云溪镇',
  '石桥镇',
  '柳河镇',
  '双塘镇',
  '青峰镇',
  '永和镇',
  '白沙镇',
  '龙门镇',
  '桃源乡',
  '南坪乡',
  '梅岭乡',
  '清泉乡',
] as const;
/** 代字 of the towns' governments. */
export const townCodes: { readonly [K in (typeof towns)[number]]: string } = {
  云溪镇: '云政',
  石桥镇: '石政',
  柳河镇: '柳政',
  双塘镇: '双政',
  青峰镇: '青峰政',
  永和镇: '永政',
  白沙镇: '白政',
  龙门镇: '龙政',
  桃源乡: '桃政',
  南坪乡: '南政',
  梅岭乡: '梅政',
  清泉乡: '清政',
};
export const villages = [
  '大湾村',
  '红星村',
  '上坪村',
  '石门村',
  '杨家村',
  '新建村',
  '沙洲村',
  '竹林村',
  '东溪村',
  '西河村',
  '枫树村',
  '高坡村',
  '长塘村',
  '樟木村',
  '水口村',
  '茶园村',
  '下街村',
  '白云村',
  '双龙村',
  '金鸡村',
  '马鞍村',
  '岩前村',
  '渡口村',
  '古井村',
] as const;
export const streets = [
  '人民路',
  '解放路',
  '溪滨大道',
  '文昌街',
  '建设路',
  '青年路',
  '临江路',
  '学府路',
] as const;
/** With the towns they lie in. */
export const reservoirs = [
  ['龙潭水库', '龙门镇'],
  ['石马水库', '石桥镇'],
  ['青山水库', '青峰镇'],
  ['梅子坑水库', '梅岭乡'],
  ['东风水库', '柳河镇'],
  ['白鹭湖水库', '白沙镇'],
  ['长坑水库', '南坪乡'],
  ['双溪口水库', '双塘镇'],
  ['桃花坞水库', '桃源乡'],
  ['清泉水库', '清泉乡'],
  ['永丰水库', '永和镇'],
  ['云岭坪水库', '云溪镇'],
] as const;
export const rivers = ['临溪河', '柳河', '清水河', '梅溪', '白沙河'] as const;
export const schools = [
  '中心小学',
  '第一初级中学',
  '第二小学',
  '中心幼儿园',
  '希望小学',
  '九年一贯制学校',
] as const;
export const countySchools = [
  '临溪县第一中学',
  '临溪县实验小学',
  '临溪县职业技术学校',
  '临溪县第三中学',
  '临溪县特殊教育学校',
] as const;
