#include "models/sheet/xml_stream.h"

#include "models/sheet/zip_file.h"

#include <expat.h>

#include <optional>

namespace sekisho::sheet {

namespace {

constexpr int kDeepest = 256;
constexpr std::size_t kLongestToken = 8 << 20; // expat keeps a token whole in memory until it ends

std::string_view withoutPrefix(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

} // namespace

std::string_view Attributes::get(std::string_view name) const {
    for (const char** pair = pairs_; *pair; pair += 2)
        if (withoutPrefix(*pair) == name) return pair[1];
    return {};
}

std::string_view Attributes::exact(std::string_view name) const {
    for (const char** pair = pairs_; *pair; pair += 2)
        if (*pair == name) return pair[1];
    return {};
}

struct XmlStream::Impl {
    XmlEvents& events;
    XML_Parser parser;
    std::optional<Error> fault;
    int depth = 0;
    std::size_t sinceEvent = 0;

    explicit Impl(XmlEvents& e) : events(e), parser(XML_ParserCreate(nullptr)) {
        if (!parser) return;
        XML_SetUserData(parser, this);
        XML_SetElementHandler(parser, &Impl::begin, &Impl::end);
        XML_SetCharacterDataHandler(parser, &Impl::text);
        XML_SetStartDoctypeDeclHandler(parser, &Impl::doctype);
    }
    ~Impl() {
        if (parser) XML_ParserFree(parser);
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    void stop(Error error) {
        if (!fault) fault = std::move(error);
        XML_StopParser(parser, XML_FALSE);
    }
    void keep(Done done) {
        if (!done) stop(std::move(done).error());
    }

    // expat may still call once more after it was told to stop.
    static void begin(void* data, const char* name, const char** pairs) {
        auto& self = *static_cast<Impl*>(data);
        self.sinceEvent = 0;
        if (self.fault) return;
        if (++self.depth > kDeepest) return self.stop(damaged("nested too deeply"));
        self.keep(self.events.begin(withoutPrefix(name), Attributes(pairs)));
    }
    static void end(void* data, const char* name) {
        auto& self = *static_cast<Impl*>(data);
        self.sinceEvent = 0;
        --self.depth;
        if (!self.fault) self.keep(self.events.end(withoutPrefix(name)));
    }
    static void text(void* data, const char* text, int length) {
        auto& self = *static_cast<Impl*>(data);
        self.sinceEvent = 0;
        if (!self.fault) self.keep(self.events.text({text, static_cast<std::size_t>(length)}));
    }
    static void doctype(void* data, const char*, const char*, const char*, int) {
        static_cast<Impl*>(data)->stop(damaged("a document type"));
    }

    Done parse(std::string_view bytes, bool last) {
        if (!parser) return Error(ErrorKind::Internal, "INTERNAL_SERVER_ERROR").because("expat");
        sinceEvent += bytes.size();
        if (sinceEvent > kLongestToken) return damaged("a tag without end");
        const auto state = XML_Parse(parser, bytes.data(), static_cast<int>(bytes.size()), last ? 1 : 0);
        if (fault) return *fault;
        if (state != XML_STATUS_OK) return damaged(XML_ErrorString(XML_GetErrorCode(parser)));
        return {};
    }
};

XmlStream::XmlStream(XmlEvents& events) : impl_(std::make_unique<Impl>(events)) {}
XmlStream::~XmlStream() = default;

Done XmlStream::feed(std::string_view bytes) {
    return impl_->parse(bytes, false);
}

Done XmlStream::finish() {
    return impl_->parse({}, true);
}

} // namespace sekisho::sheet
