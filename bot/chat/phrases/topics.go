package phrases

import "strings"

// topic is something people ask about, with the words that they have for it. Words are spelt with their marks.
type topic struct {
	commands []string
	takes    Takes
	phrases  []string
	beside   []string // words that say nothing more beside the topic
	today    bool     // what is so today is the running month's
	says     string   // what the command is told in front of what is named
}

// list are phrases, with a comma between two.
func list(text string) []string {
	var all []string
	for phrase := range strings.SplitSeq(text, ",") {
		if phrase = strings.TrimSpace(phrase); phrase != "" {
			all = append(all, phrase)
		}
	}
	return all
}

// topics are what people ask about, in the order in which they are tried: what is more special comes first.
func topics() []topic {
	return []topic{
		{commands: list("nhap"), phrases: list(`nhập số liệu, gửi số liệu, nộp số liệu, tải số liệu, đưa số liệu, cập nhật số liệu, nhập dữ liệu, gửi dữ liệu,
			cập nhật dữ liệu, tải dữ liệu, gửi tệp, gửi file, nhập tệp, nhập file, tải file, tải tệp, nhập excel, gửi excel, import, upload, send a file, send files,
			send data, enter data, send the data, import data, upload data, upload a file, import a file`),
			beside: list(`cách, lên, vào, excel, tệp, file, kiểu gì, làm, thế nào, how, do, i, should, should i`)},
		{commands: list("dinhchinh"), phrases: list(`đính chính, đề nghị đính chính, yêu cầu đính chính, báo sai, báo lỗi, báo cáo sai, số liệu sai, dữ liệu sai, sai số liệu, sai dữ liệu, số liệu không đúng, số liệu bị sai,
			hồ sơ bị sai, bị sai, chưa đồng bộ, lỗi đồng bộ, không đồng bộ, phản ánh số liệu, khiếu nại, wrong data, data are wrong, data is wrong, dispute, disputes, dispute the data, report an error,
			report a mistake, report wrong data, not synchronised, figure is wrong, figures are wrong`),
			beside: list(`số liệu, dữ liệu, hồ sơ, điểm, sai`)},
		{commands: list("nghi"), says: "mai", phrases: list(`mai nghỉ, ngày mai nghỉ, mai tôi nghỉ, ngày mai tôi nghỉ, mai em nghỉ, ngày mai em nghỉ, mai mình nghỉ, mai xin nghỉ, mai tôi xin nghỉ, mai em xin nghỉ, ngày mai xin nghỉ, ngày mai tôi xin nghỉ, ngày mai em xin nghỉ,
			nghỉ ngày mai, off tomorrow, day off tomorrow, not here tomorrow, away tomorrow, on leave tomorrow`), beside: list("phép, một ngày, am, i'm, xin, be, ll, will, m")},
		{commands: list("nghi"), says: "hôm nay", phrases: list(`hôm nay nghỉ, hôm nay tôi nghỉ, hôm nay em nghỉ, hôm nay mình nghỉ, hôm nay xin nghỉ, hôm nay tôi xin nghỉ, hôm nay em xin nghỉ, nghỉ hôm nay, off today, day off today,
			not here today, away today, on leave today`), beside: list("phép, một ngày, am, i'm, xin, be, ll, will, m")},
		{commands: list("nghi"), phrases: list(`nghỉ phép, xin nghỉ, nghỉ mấy hôm, nghỉ vài ngày, đi vắng, ngày nghỉ của tôi, day off, days off, on leave, take leave`), beside: list("phép, muốn, xin, am, i'm, take, m")},
		{commands: list("tiepnhan"), takes: Unit, phrases: list(`chậm tiếp nhận, chưa tiếp nhận, chờ tiếp nhận, chưa được tiếp nhận, tiếp nhận chậm, tiếp nhận muộn, not accepted,
			waiting to be accepted, accepted late, late acceptance, not accepted yet`),
			beside: list("hồ sơ, hồ sơ nào, hồ sơ trực tuyến, hôm nay, bao nhiêu, mấy, which, dossiers, yet")},
		{commands: list("xuhuong"), says: "quý", takes: Unit, phrases: list(`xu hướng theo quý, xu hướng theo các quý, xu hướng quý, xu hướng các quý, biểu đồ theo quý, biểu đồ quý,
			biểu đồ các quý, diễn biến các quý, qua các quý, các quý, theo từng quý, trend by quarter, trend by quarters, quarterly trend, trend of quarters, chart by quarter, over the quarters`),
			beside: list("điểm, xu hướng, biểu đồ, gần đây, score, scores, trend")},
		{commands: list("xuhuong"), says: "năm", takes: Unit, phrases: list(`xu hướng theo năm, xu hướng theo các năm, xu hướng các năm, biểu đồ theo năm, biểu đồ các năm,
			diễn biến các năm, qua các năm, các năm, qua từng năm, theo từng năm, trend by year, trend by years, yearly trend, annual trend, trend of years, chart by year, over the years`),
			beside: list("điểm, xu hướng, biểu đồ, gần đây, score, scores, trend")},
		{commands: list("xuhuong"), takes: Month | Term | Unit, phrases: list(`xu hướng, biểu đồ, tăng hay giảm, tăng giảm, lên hay xuống, diễn biến, qua các tháng,
			mười hai tháng, 12 tháng, 12 tháng qua, 12 tháng gần đây, một năm qua, có tiến bộ, trend, chart, going up or down, up or down, over time, last 12 months, twelve months`),
			beside: list("điểm, qua, gần đây, score, scores")},
		{commands: list("saphan, quahan"), phrases: list(`sắp đến hạn, mấy hồ sơ sắp đến hạn, mấy hồ sơ sắp quá hạn, mấy hồ sơ đến hạn, sắp tới hạn, sắp hết hạn, sắp hạn, sắp quá hạn, gần đến hạn, gần hạn, đến hạn, tới hạn, hôm nay có gì,
			hôm nay có việc gì, hôm nay làm gì, hôm nay phải làm gì, hôm nay cần làm gì, hôm nay có hồ sơ nào, việc hôm nay, hôm nay có gì mới, hôm nay thế nào, due, due soon,
			due today, what is up today, what's up today, what to do today, anything today`),
			beside: list("hôm nay, ngày mai, mai, phải trả, trả, today, tomorrow")},
		{commands: list("quahan"), takes: Month | Unit, phrases: list(`quá hạn, mấy hồ sơ quá hạn, mấy hồ sơ bị quá hạn, mấy hồ sơ trễ hạn, mấy hồ sơ trễ hẹn, mấy hồ sơ trễ, mấy hồ sơ bị trễ, trễ hạn, chậm hạn, muộn hạn, quá thời hạn, quá hẹn, trễ hẹn, hồ sơ trễ, hồ sơ chậm, hồ sơ muộn,
			bị trễ, bị chậm, bị muộn, chậm trả, trả chậm, trả muộn, overdue, late dossiers, late`),
			beside: list("hôm nay, trả, today")},
		{commands: list("tuan"), takes: Unit, phrases: list(`tuần này, tuần nay, trong tuần này, tuần qua, tuần vừa qua, tuần vừa rồi, tuần rồi, tuần trước, đầu tuần, tin đầu tuần, tin tuần,
			how are we doing this week, this week, last week, past week, the week, weekly, since last week, weekly message`),
			beside: list(`điểm, hạng, thứ hạng, tình hình, kết quả, có gì, có gì mới, mới, việc, quá hạn, đến hạn, sắp đến hạn, trễ hạn, tăng giảm, tăng hay giảm, tăng, giảm, thay đổi, hồ sơ đến hạn, các xã, các đơn vị, tất cả các xã, toàn tỉnh,
			score, scores, overdue, due, new, up, down, going, moved, changed, all units, since, message, how is it going`)},
		{commands: list("canhbao"), phrases: list(`cảnh báo, cảnh báo hiện có, dưới chỉ tiêu, không đạt chỉ tiêu, chưa đạt chỉ tiêu, warning, warnings, alerts, under target, below target`),
			beside: list("chỉ số, hôm nay, mới, today, new")},
		{commands: list("xephang"), takes: Month | Term | Unit, phrases: list(`xếp hạng, thứ hạng, bảng xếp hạng, hạng mấy, hạng bao nhiêu, hạng, đứng thứ mấy, đứng thứ bao nhiêu,
			xếp thứ mấy, xếp thứ bao nhiêu, thứ mấy, đứng hạng mấy, xếp hạng mấy, đứng ở đâu, đứng đầu, đứng cuối, đứng nhất, xếp cuối, xếp đầu, đội sổ, cao nhất, thấp nhất, tốt nhất,
			kém nhất, rank, ranking, ranked, best, worst, first, which place, league table, highest, lowest`),
			beside: list("điểm, xã nào, đơn vị nào, phường nào, hôm nay, các xã, các đơn vị, toàn huyện, toàn tỉnh, bảng, ai, vị trí, who, score, units, communes, where")},
		{commands: list("tongquan, xephang"), takes: Month, phrases: list(`tổng quan, tình hình chung, toàn huyện, toàn tỉnh, toàn thành phố, tất cả các xã, tất cả các đơn vị, tất cả đơn vị,
			các xã, các đơn vị, các xã phường, mọi đơn vị, toàn bộ đơn vị, overview, all units, all communes, everybody, heat map`),
			beside: list("điểm, kết quả, tình hình, hôm nay, score, scores")},
		{commands: list("baocao"), takes: Month | Term, phrases: list("báo cáo, văn bản báo cáo, phụ lục, report, appendix"), beside: list("làm, tải, xuất, tạo, download, make")},
		{commands: list("ngonngu"), phrases: list(`đổi ngôn ngữ, ngôn ngữ, tiếng anh, tiếng việt, sang tiếng anh, sang tiếng việt, english, vietnamese, language, change language`),
			beside: list("đổi, dùng, nói, chuyển, sang, speak, in, change, to")},
		{commands: list("diem"), takes: Month | Term | Unit, today: true, phrases: list(`điểm, mấy điểm, bảng điểm, chấm điểm, kết quả chấm điểm, điểm số, số điểm, tổng điểm, kết quả, xếp loại, loại gì, đạt loại gì, đạt loại nào, loại nào,
			tình hình, score, scores, score card, scored, points, grade, result, results, how are we doing, how did we do`),
			beside: list("đạt, được, mấy, loại, points")},
		{commands: list("nguoidung"), takes: Unit, phrases: list(`người dùng, ai đã đăng ký, ai đăng ký, những ai dùng, tài khoản, users, who is registered, people`), beside: list("rồi, quản lý")},
		{commands: list("moi"), takes: Unit, phrases: list("mời người, mời cán bộ, thêm người, thêm cán bộ, thêm người dùng, mời người dùng, thư mời, mã mời, invite, invitation, invite somebody, add a user"),
			beside: list("tạo, mới, vào, create, new")},
		{commands: list("chitieu"), takes: Unit, phrases: list("chỉ tiêu, mục tiêu, target, targets"), beside: list("đặt, sửa, set")},
		{commands: list("nhatky"), phrases: list("nhật ký, ai đã làm gì, ai đã sửa, ai đã thay đổi, ai sửa số liệu, lịch sử thay đổi, audit log, who changed what, who did what"), beside: list("số liệu, gì, dữ liệu, what")},
		{commands: list("chot"), takes: Month, phrases: list("chốt, chốt số liệu, chốt tháng, chốt điểm, close the month"), beside: list("số liệu, điểm")},
		{commands: list("trogiup"), phrases: list(`trợ giúp, giúp, giúp đỡ, hướng dẫn, cách dùng, cách sử dụng, dùng thế nào, làm được gì, biết làm gì, làm được những gì, hỏi được gì, hỏi được những gì,
			hỏi gì, hỏi những gì, có lệnh nào, các lệnh, danh sách lệnh, bạn là ai, bot là gì, bot là ai, tôi là ai, help, what can you do, what can i ask, how does this work, how to use, who are you,
			who am i, commands`),
			beside: list("sử dụng, dùng, có thể, thể, lệnh, bot, use, this")},
		{commands: list("camon"), phrases: list("cảm ơn, cám ơn, thank you, thanks, many thanks"), beside: list("nhiều, rất, ok, lắm, much, very, so, a lot, tốt quá, tuyệt vời, great")},
		{commands: list("start"), phrases: list("xin chào, chào, chào buổi sáng, chào bạn, alo, hello, hi, hey, good morning, good afternoon"), beside: list("buổi sáng, buổi chiều, mọi người, there, cả nhà")},
	}
}

// fillers are words that only make a sentence, or say whose unit is meant: without a name it is the person's own.
func fillers() []string {
	return list(`xin, để, làm, làm sao, này, cho, tôi, tui, tớ, em, mình, chúng tôi, chúng mình, anh, chị, anh chị, anh/chị, cô, chú, bác, bạn, bot, ad, admin ơi, ạ, à, ơi, nhé, nhỉ, nha, với, hộ, giúp, dùm, giùm, đi, hỏi, xem, xem giúp,
		biết, muốn, cần, được, không, là, thì, mà, có, còn, bị, đang, đã, sẽ, những, nào, gì, sao, thế nào, như thế nào, thế, ra sao, bao nhiêu, mấy, của, về, trong, ở, tại, theo, vào, ra, rồi, chưa, bên, xem nào,
		vậy, hả, nữa, nhất, vui lòng, làm ơn, dạ, vâng, thưa, nhờ, hãy, xin chào, chào, cảm ơn, hồ sơ, số lượng, tổng số, danh sách, liệt kê, tra cứu, kiểm tra, xã tôi, xã mình, xã em, xã ta, xã chúng tôi,
		phường tôi, phường mình, phường em, đơn vị tôi, đơn vị mình, đơn vị em, đơn vị chúng tôi, cơ quan tôi, bên tôi, bên mình, bên em, nhà mình, hiện nay, hiện tại, hiện giờ, bây giờ, lúc này, đến nay, giờ,
		please, show, tell, give, send me, me, us, what, what's, whats, s, is, are, was, were, the, my, our, of, for, in, on, at, how, many, much, a, an, do, does, did, we, they, have, has, i, want, to, see, know,
		get, can, could, would, you, like, now, right now, currently, any, there, there's, where, which, when, list, dossiers, dossier, cases, unit, commune, our commune, my commune, hello, hi, thanks, about`)
}

// todayWords are words for today.
func todayWords() []string { return list("hôm nay, ngày hôm nay, today") }

// comparing are words between two things, or before both, that are compared; comparingBoth are those before both, and betweenBoth what
// stands between them then.
func comparing() []string {
	return append(list("so với, compared with, compared to, versus, vs"), comparingBoth()...)
}
func comparingBoth() []string { return list("so sánh, compare") }
func betweenBoth() []string   { return list("với, và, with, and, to") }

// comparable are words that say nothing more in what is compared.
func comparable() []string {
	return list("điểm, kết quả, tình hình, hơn, kém, tăng, giảm, hay, tăng hay giảm, score, scores, results, result, better, worse, than")
}
